import type { Site } from "../contract/settings";

/** Where no price is known, in words that follow a model: ` in us-east-1`. */
export function describeSite(site: Site | undefined): string {
  if (site === undefined) return "";
  const { host, region } = site;
  return region === undefined ? ` at ${host}, which is no host that the cloud's documents name` : ` in ${region}`;
}
