/** What a client says about an object when it puts it, and hears again when it gets it. */
const kept = ["content-type", "content-disposition", "content-language", "cache-control", "expires"];

/** The headers of a request that stay with the object. */
export function objectHeaders(headers: Headers): Record<string, string> {
  const found: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (kept.includes(name) || name.startsWith("x-amz-meta-")) found[name] = value;
  });
  const encodings = (headers.get("content-encoding") ?? "").split(",").map((encoding) => encoding.trim());
  // The encoding of the transfer is none of the object's.
  const lasting = encodings.filter((encoding) => encoding !== "" && encoding !== "aws-chunked").join(",");
  return {
    "content-type": "application/octet-stream",
    ...found,
    ...(lasting !== "" && { "content-encoding": lasting }),
  };
}
