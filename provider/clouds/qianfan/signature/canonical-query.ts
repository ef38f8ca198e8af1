import type { QueryParameterBag } from "@smithy/types";
import { compareBytes } from "./compare-bytes";
import { uriEncode } from "./uri-encode";

/**
 * CanonicalQueryString of BCE auth v1: `key=value` with both encoded, `key=` where there is no value, without an item
 * `authorization`, sorted as finished strings [njwvz1yfu]. A list gives one item a value.
 */
export function canonicalQuery(query: QueryParameterBag): string {
  return Object.entries(query)
    .filter(([key]) => key.toLowerCase() !== "authorization")
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((item) => line(key, item)))
    .sort(compareBytes)
    .join("&");
}

function line(key: string, value: string | null | undefined): string {
  return `${uriEncode(key)}=${uriEncode(value ?? "")}`;
}
