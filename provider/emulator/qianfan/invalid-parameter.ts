import { errorTable } from "./error-table";
import { Refusal } from "./refusal";

/** A parameter that the operation cannot take, in the form that the SDK's mock recorded. */
export function invalidParameter(name: string): Refusal {
  return new Refusal("InappropriateJSON", {
    message: `${errorTable.InappropriateJSON.message} param[${name}] invalid.`,
  });
}
