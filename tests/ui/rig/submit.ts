import type { CloudSession } from "../../../provider/contract/session";
import { formatResourceId } from "../../../provider/lifecycle/job/resource-id";
import { bailian, qianfan } from "../../engine/rig/job-program";

const blocks = new Map<string, object>([
  ["bailian", bailian],
  ["qianfan", qianfan],
]);

/** Submits a job as somebody else does; gives its resource ID. */
export async function submit(session: CloudSession, name: string): Promise<string> {
  // Blocks of programs that other tests run.
  const request = { name, block: blocks.get(session.cloud) as never };
  return formatResourceId(await session.submit(request, await session.reserve(request, { fresh: false })));
}
