import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { deploymentObject } from "./deployment-object";
import { readDeployment } from "./read-deployment";

/** One deployment. */
export function getDeployment(call: BailianCall): Response {
  return call.context.store.read(() =>
    nativeAnswer.output(call.requestId, deploymentObject(readDeployment(call), call.account)),
  );
}
