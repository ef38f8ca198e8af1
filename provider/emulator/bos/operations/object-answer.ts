import { bosAnswer } from "../answer/bos-answer";
import { BosRefusal } from "../answer/bos-refusal";
import type { BosCall } from "../routing/bos-operation";
import type { StoredObject } from "../store/object-store";
import { readRange } from "./read-range";

/** How an object is answered: its headers, and its bytes or a part of them. `body` undefined: the headers only. */
export function objectAnswer(
  { request, record }: BosCall,
  object: StoredObject,
  body: ((range: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>) | undefined,
): Response {
  const etag = `"${object.etag}"`;
  const headers = {
    ...object.headers,
    ETag: etag,
    "Last-Modified": new Date(object.modifiedAt).toUTCString(),
    "Accept-Ranges": "bytes",
  };
  const matches = (name: string) => {
    const given = request.headers.get(name);
    return given === null ? undefined : given === "*" || given.split(/\s*,\s*/).includes(etag);
  };
  if (matches("if-match") === false) throw new BosRefusal("PreconditionFailed");
  if (matches("if-none-match") === true) return bosAnswer(record.requestId, 304, headers);
  const range = readRange(request.headers.get("range"), object.bytes);
  const part = range ?? { start: 0, end: object.bytes };
  const length = { "Content-Length": String(part.end - part.start) };
  const place = range && { "Content-Range": `bytes ${range.start}-${range.end - 1}/${object.bytes}` };
  const content = body === undefined ? null : ReadableStream.from(body(part));
  return bosAnswer(record.requestId, range === undefined ? 200 : 206, { ...headers, ...length, ...place }, content);
}
