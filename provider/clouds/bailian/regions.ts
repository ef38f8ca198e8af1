/** Where Bailian is, by the hosts of its API. Prices, keys and catalogues are a region's own. */

/** Hosts of a whole region [error-code]. */
const regionOfHost: ReadonlyMap<string, string> = new Map([
  ["dashscope.aliyuncs.com", "cn-beijing"],
  ["dashscope-intl.aliyuncs.com", "ap-southeast-1"],
  ["dashscope-us.aliyuncs.com", "us-east-1"],
]);

/** Newer hosts, one a workspace: `<workspace>.<region>.maas.aliyuncs.com` [create-fine-tuning-job-api]. */
const workspaceHost = /^[a-z0-9-]+\.([a-z]+-[a-z]+(?:-\d+)?)\.maas\.aliyuncs\.com$/;

/** The region that a base URL leads to; `undefined` for a host that documents do not name: a gateway, a proxy. */
export function regionOf(baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { hostname } = new URL(baseUrl);
  return regionOfHost.get(hostname) ?? workspaceHost.exec(hostname)?.[1];
}

/** What is often given in its place: the OpenAI-compatible route, the host alone, the path of one call. */
const otherRoute = /\/(?:compatible-mode(?:\/v1)?|api|api\/v1\/.*|v1)$/s;

/** The base URL that was meant by one that does not end in `/api/v1`. */
export function meantBaseUrl(baseUrl: string): string {
  return `${baseUrl.replace(otherRoute, "")}/api/v1`;
}
