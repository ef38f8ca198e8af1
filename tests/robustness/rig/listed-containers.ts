import { post } from "./post";
import type { ServerProcess } from "./server-process";
import { signTarget } from "./sign-target";

/** IDs of all Qianfan containers. */
export async function listedContainers(server: ServerProcess): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let marker: string | undefined; ;) {
    const headers = await signTarget(server, "/v2/finetuning", { Action: "DescribeFineTuningJobs" });
    const body = JSON.stringify({ maxKeys: 100, ...(marker !== undefined && { marker }) });
    const text = JSON.stringify(
      await post(`${server.url}/v2/finetuning?Action=DescribeFineTuningJobs`, { headers, body }),
    );
    for (const [, id = ""] of text.matchAll(/"jobId":"([^"]+)"/g)) ids.add(id);
    marker = /"nextMarker":"([^"]+)"/.exec(text)?.[1];
    if (marker === undefined || !text.includes('"isTruncated":true')) return ids;
  }
}
