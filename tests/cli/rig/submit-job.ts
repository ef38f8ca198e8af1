import type { ShippedCloudName } from "../../../provider/clouds/index";
import { formatResourceId } from "../../../provider/lifecycle/job/resource-id";
import { bailian, qianfan } from "../../engine/rig/job-program";
import { openSessionOn } from "../../engine/rig/open-session-on";
import type { Clouds } from "../../engine/rig/start-clouds";

const blocks = { bailian, qianfan };

/** Submits a job beside any stack, under a name of its own; gives its resource ID. */
export async function submitJob(clouds: Clouds, cloud: ShippedCloudName, name: string): Promise<string> {
  const session = openSessionOn(clouds, cloud);
  const request = { name, block: blocks[cloud] };
  return formatResourceId(await session.submit(request, await session.reserve(request, { fresh: false })));
}
