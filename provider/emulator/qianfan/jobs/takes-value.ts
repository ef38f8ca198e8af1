import type { HyperParameterRow } from "./hyper-parameter-row";

/** True when a hyperparameter may have the value. Steps are not judged: our choice, some defaults miss their own step. */
export function takesValue({ type, checkType, checkValue }: HyperParameterRow, value: unknown): boolean {
  const hasType = type === "int" || type === "float" ? typeof value === "number" : typeof value === "string";
  switch (checkType) {
    case "choice":
      return hasType && checkValue.some((choice) => choice === value);
    case "mult_choice":
      return Array.isArray(value) && value.every((part) => checkValue.some((choice) => choice === part));
    case "range": {
      const [lowest, highest] = checkValue.map(Number);
      if (typeof value !== "number" || lowest === undefined || highest === undefined) return false;
      return (type !== "int" || Number.isInteger(value)) && value >= lowest && value <= highest;
    }
  }
}
