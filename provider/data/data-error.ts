import { FineTuneError } from "../base/fine-tune-error";

/** A file that cannot be brought in as it is: what it is, and the way out. */
export class DataError extends FineTuneError {
  constructor(message: string, nextStep?: string) {
    super(message, { code: "bad-data", ...(nextStep === undefined ? {} : { nextStep }) });
  }
}

/** A row that cannot be converted without a change of what it teaches: it is left out, and said. */
export class RowRefusal extends Error {
  override readonly name = "RowRefusal";
}
