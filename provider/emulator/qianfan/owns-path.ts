import { bosRoot } from "../bos/bos-address";

const roots = [bosRoot, "/v2", "/wenxinworkshop", "/rpc/2.0", "/rest/2.0", "/oauth/2.0", "/v1/BCE-BEARER"];

/** True for a path of Qianfan's hosts or of its object storage, known or not. */
export function ownsPath(path: string): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}
