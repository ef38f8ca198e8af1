import { uriDecode } from "../qianfan/authentication/uri-encoding";

/** Where the object storage lies on the simulated clouds: our choice, since its own hosts tell it apart by name alone. */
export const bosRoot = "/_bos";

/** What a request to the object storage is about. */
export interface BosAddress {
  /** Absent: the service as a whole. */
  readonly bucket?: string;
  /** Absent: the bucket as a whole. */
  readonly key?: string;
}

/** A host whose first words name the bucket, as virtual-hosted clients make it (xjwvyq9l4). */
const virtualHost = /^(.+)\.(?:localhost|s3\.[a-z]+\.bcebos\.com)$/;

/** Reads bucket and key from host and path, path-style (`/bucket/key`) or virtual-hosted (`bucket.host/key`). */
export function bosAddress(host: string, path: string): BosAddress {
  const rest = path.slice(bosRoot.length).replace(/^\//, "");
  const virtual = virtualHost.exec(host.replace(/:\d*$/, ""))?.[1];
  if (virtual !== undefined) return { bucket: virtual, ...(rest !== "" && { key: uriDecode(rest) }) };
  const [bucket = "", ...segments] = rest.split("/");
  if (bucket === "") return {};
  const key = uriDecode(segments.join("/"));
  return { bucket: uriDecode(bucket), ...(key !== "" && { key }) };
}
