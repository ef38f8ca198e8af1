import { CloudError } from "../../contract/cloud-error";

/** The cloud answered a call with success and said in the body that it did nothing: a refusal. */
export function nothingDone(operation: string, words: string | undefined, nextStep: string): CloudError {
  const said = words === undefined ? "" : `: ${words}`;
  return new CloudError(`Qianfan ${operation}: the cloud answered that it did nothing${said}`, {
    cloud: "qianfan",
    operation,
    code: "nothing-done",
    kind: "unsupported",
    isRetryable: false,
    nextStep,
  });
}
