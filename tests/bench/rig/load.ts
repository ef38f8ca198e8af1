import autocannon from "autocannon";

/** One request of a load. */
export interface LoadRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a server did under load. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** As many as a busy pipeline has (our choice). */
const connections = 10;

/**
 * Sends the requests in turns over ten connections for some seconds.
 * @throws Error when an answer is not a success: a refusal is quicker than an answer and would flatter.
 */
export async function load(url: string, requests: readonly LoadRequest[], seconds: number): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: requests.map(({ headers, ...request }) => ({ ...request, headers: { ...headers } })),
  });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors, ${result.requests.total} answers`);
  }
  return { perSecond: result.requests.total / result.duration, p99Ms: result.latency.p99 };
}
