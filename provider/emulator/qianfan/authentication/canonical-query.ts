import { uriDecode } from "./uri-decode";
import { uriEncode } from "./uri-encode";

/**
 * `CanonicalQueryString` of bce-auth-v1 (njwvz1yfu): every item as `key=value`, `authorization` left out, the
 * finished items sorted. Items are decoded first: `@baiducloud/sdk` sends `-_.~` percent-encoded and signs the plain
 * form of @baiducloud/sdk.
 */
export function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((item) => item !== "")
    .map((item) => {
      const split = item.indexOf("=");
      return split < 0 ? [item, ""] : [item.slice(0, split), item.slice(split + 1)];
    })
    .map(([key = "", value = ""]) => [uriDecode(key), uriDecode(value)])
    .filter(([key = ""]) => key.toLowerCase() !== "authorization")
    .map(([key = "", value = ""]) => `${uriEncode(key)}=${uriEncode(value)}`)
    .sort()
    .join("&");
}
