import { nativeAnswer } from "../answers";
import { type BailianCall, pageQuery } from "../call";
import { deploymentObject } from "./deployment-object";

/** A page of deployments, newest first. */
export function listDeployments(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 50, max: 200 });
  const { store, world } = call.context;
  return store.read(() => {
    const now = world.now();
    const { listsCreatedUntil = now } = call.record;
    const deployments = call.deployments
      .page(call.workspaceId, now, listsCreatedUntil, offset, pageSize)
      .map((deployment) => deploymentObject(deployment, call.account));
    const total = call.deployments.count(call.workspaceId, now, listsCreatedUntil);
    return nativeAnswer.output(call.requestId, { page_no: pageNo, page_size: pageSize, total, deployments });
  });
}
