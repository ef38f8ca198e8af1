import { uriEncode } from "../signature/uri-encode";
import type { ObjectPlace } from "./bos-client";

/** Path of an object, path-style [xjwvyq9l4], each segment strictly encoded, as it is signed. */
export function objectPath({ bucket, key }: ObjectPlace): string {
  return [bucket, ...key.split("/")].map((segment) => `/${uriEncode(segment)}`).join("");
}
