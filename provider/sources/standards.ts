import type { Source } from "./source";

const rfc = <Key extends string>(key: Key, title: string, decides: string): Source<Key> => ({
  key,
  title: `${key}, ${title}`,
  publisher: "IETF",
  url: `https://www.rfc-editor.org/rfc/${key.toLowerCase().replace(" ", "")}`,
  decides,
});

/** Standards that belong to no vendor. */
export const standards = [
  rfc("RFC 8259", "JSON", "what is JSON"),
  rfc("RFC 9110", "HTTP semantics", "classes of statuses, Retry-After, ranges of bytes"),
  rfc("RFC 7578", "multipart/form-data", "the body of an upload"),
  rfc("RFC 6890", "special-purpose address registries", "addresses that lead to no public host"),
  rfc("RFC 6761", "special-use domain names", "names that the public DNS serves to nobody"),
  rfc("RFC 6762", "multicast DNS", "`.local`"),
  rfc("RFC 8375", "home.arpa", "`home.arpa`"),
  {
    key: "JSON Lines",
    title: "JSON Lines",
    publisher: "jsonlines.org",
    url: "https://jsonlines.org",
    decides: "one value a line, UTF-8, no byte order mark",
  },
  {
    key: "Fetch Metadata",
    title: "Fetch Metadata Request Headers",
    publisher: "W3C",
    url: "https://www.w3.org/TR/fetch-metadata/",
    decides: "what browsers say about the page behind a request",
  },
] as const;
