/**
 * The text of a request's body; undefined when it is larger than `maxBytes`, of which no more is then read.
 *
 * @throws when the client goes away before the body has ended
 */
export async function readLimitedText(request: Request, maxBytes: number): Promise<string | undefined> {
  const declared = request.headers.get("content-length");
  // Node's parser ends a body at its declared length.
  if (declared !== null) return Number(declared) > maxBytes ? undefined : request.text();
  const body: AsyncIterable<Uint8Array> | undefined = request.body ?? undefined;
  if (body === undefined) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
