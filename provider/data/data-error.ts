import { FineTuneError } from "../base/fine-tune-error";
import { printableLine } from "../base/printable";

/** A file that cannot be brought in as it is: what it is, and the way out, a line each, whatever names of the file stand in them. */
export class DataError extends FineTuneError {
  constructor(message: string, nextStep?: string) {
    super(printableLine(message), {
      code: "bad-data",
      ...(nextStep === undefined ? {} : { nextStep: printableLine(nextStep) }),
    });
  }
}

/** A row that cannot be converted without a change of what it teaches: it is left out, and said. */
export class RowRefusal extends Error {
  override readonly name = "RowRefusal";
}
