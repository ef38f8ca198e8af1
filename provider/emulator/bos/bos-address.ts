/** Where the object storage lies on the simulated clouds: our choice, since its own hosts tell it apart by name alone. */
export const bosRoot = "/_bos";

/** A host whose first words name the bucket, as virtual-hosted clients make it [xjwvyq9l4]. */
const virtualHost = /^(.+)\.(?:localhost|s3\.[a-z]+\.bcebos\.com)$/;

/**
 * The path of a request as the routes have it, path-style and without an empty end: `/_bos/` for the service,
 * `/_bos/bucket` and `/_bos/bucket/key`, also where the host names the bucket.
 */
export function bosPath(host: string, path: string): string {
  const rest = path.slice(bosRoot.length).replace(/^\//, "");
  const virtual = virtualHost.exec(host.replace(/:\d*$/, ""))?.[1];
  const [bucket = "", ...key] = virtual === undefined ? rest.split("/") : [encodeURIComponent(virtual), rest];
  const end = key.join("/");
  return `${bosRoot}/${bucket}${bucket === "" || end === "" ? "" : `/${end}`}`;
}
