import { FineTuneError } from "./fine-tune-error";
import { printableLine } from "./printable";

/** What went wrong and what to do next, in one text. */
export function errorText(error: unknown): string {
  if (!(error instanceof FineTuneError)) return printableLine(error instanceof Error ? error.message : String(error));
  return error.nextStep === undefined ? error.message : `${error.message}\n${error.nextStep}`;
}
