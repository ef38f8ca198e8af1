import { FineTuneError } from "../../base/fine-tune-error";
import { present } from "../../base/present";
import { CloudError } from "../../contract/cloud-error";
import type { Problem } from "../contract";

/** What went wrong, for the page: an error of ours with its way out; of any other one no more than that there was one. */
export function problemOf(error: unknown, cloud?: string): Problem {
  if (!(error instanceof FineTuneError)) {
    const nextStep = "Load the page again; if it stays, this is a fault of pulumi-finetune: please report it.";
    return { code: "internal", message: "this could not be read", nextStep, ...present({ cloud }) };
  }
  const { code, message, nextStep } = error;
  return { code, message, ...present({ nextStep, cloud: error instanceof CloudError ? error.cloud : cloud }) };
}
