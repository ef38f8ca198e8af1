import { client, doc, ours, seed, type Source } from "../../provenance/provenance";
import type { refusals } from "./refusals";

const theSeed = seed("000");
const errorPage = doc("error-code");

/** Where each refusal comes from: its status, its code and its message. */
export const refusalMarks: Readonly<Record<keyof typeof refusals, Source>> = {
  invalidApiKey: errorPage,
  missingTrainingFiles: theSeed,
  unknownTrainingFile: client("dashscope 2.0.2, comment on the gateway's answer"),
  unsupportedTrainingType: doc("create-fine-tuning-job-api, sample of an error"),
  invalidParameter: seed("000 for status and code; the wording is our choice"),
  jobNotFound: theSeed,
  fileNotFound: client("dashscope 2.0.2 for the status; code and message: model-customization-file-management-service"),
  compatibleFileNotFound: ours("as openai 3.54.0 expects of an OpenAI server"),
  checkpointNotFound: ours("no page tells what an unknown checkpoint answers; as an unknown job"),
  deploymentNotFound: doc("get-deployment-api"),
  conflict: seed("000 for status and code; the wording: create-deployment-api"),
  notDeployable: doc("create-deployment-api"),
  invalidCapacity: doc("scale-deployment-api"),
  modelNotFound: errorPage,
  modelAccessDenied: errorPage,
  arrears: errorPage,
  pathNotFound: errorPage,
  unsupportedOperation: seed("000; messages for cancelling: get-fine-tuning-job-api"),
  tooManyRunning: errorPage,
  jobQuota: doc("error-code, where the number is 20"),
  notSimulated: ours("never a wrong success"),
  bodyTooLarge: ours("no page gives a limit"),
  internalError: theSeed,
};
