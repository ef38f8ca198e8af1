import type { Source } from "../../marks/source";
import type { refusals } from "./refusals";

const seed: Source = { kind: "seed", reference: "000" };
const errorPage: Source = { kind: "document", reference: "error-code" };
const ours = (reference: string): Source => ({ kind: "our choice", reference });

/** Where each refusal comes from: its status, its code and its message. */
export const refusalMarks: Readonly<Record<keyof typeof refusals, Source>> = {
  invalidApiKey: errorPage,
  missingTrainingFiles: seed,
  unknownTrainingFile: { kind: "client", reference: "dashscope 2.0.2, comment on the gateway's answer" },
  unsupportedTrainingType: { kind: "document", reference: "create-fine-tuning-job-api, sample of an error" },
  invalidParameter: { kind: "seed", reference: "000 for status and code; the wording is our choice" },
  jobNotFound: seed,
  fileNotFound: {
    kind: "client",
    reference: "dashscope 2.0.2 for the status; code and message: model-customization-file-management-service",
  },
  compatibleFileNotFound: ours("as openai 3.54.0 expects of an OpenAI server"),
  checkpointNotFound: ours("no page tells what an unknown checkpoint answers; as an unknown job"),
  deploymentNotFound: { kind: "document", reference: "get-deployment-api" },
  conflict: { kind: "seed", reference: "000 for status and code; the wording: create-deployment-api" },
  notDeployable: { kind: "document", reference: "create-deployment-api" },
  invalidCapacity: { kind: "document", reference: "scale-deployment-api" },
  modelNotFound: errorPage,
  modelAccessDenied: errorPage,
  arrears: errorPage,
  pathNotFound: errorPage,
  unsupportedOperation: { kind: "seed", reference: "000; messages for cancelling: get-fine-tuning-job-api" },
  tooManyRunning: errorPage,
  jobQuota: { kind: "document", reference: "error-code, where the number is 20" },
  notSimulated: ours("never a wrong success"),
  bodyTooLarge: ours("no page gives a limit"),
  internalError: seed,
};
