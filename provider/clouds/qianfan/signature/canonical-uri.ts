import { uriEncode } from "./uri-encode";

/**
 * CanonicalURI of BCE auth v1: the absolute path, encoded but for its slashes [njwvz1yfu]. A request's path arrives
 * raw or encoded already; it is decoded first, so that both give what a server computes from the path that it sees.
 */
export function canonicalUri(path: string): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  return absolute
    .split("/")
    .map((segment) => uriEncode(decoded(segment)))
    .join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A bare `%` is no encoding: it stands for itself.
    return segment;
  }
}
