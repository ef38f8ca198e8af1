import type { ServerProcess } from "./server-process";

/** IDs of all Bailian jobs, newest first, as the list answers. */
export async function listedJobs(
  server: Pick<ServerProcess, "url">,
  headers: Record<string, string>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const url = `${server.url}/api/v1/fine-tunes?page_size=100&page_no=${page}`;
    const text = await (await fetch(url, { headers })).text();
    const found = [...text.matchAll(/"job_id":"([^"]+)"/g)].map(([, id = ""]) => id);
    ids.push(...found);
    if (found.length === 0) return ids;
  }
}
