import { ConnectionCut } from "./connection-cut";
import { cutResponse } from "./cut-response";
import type { AnswerAction } from "./answer-action";

/** Where an answer that has no end yet (a log that is streamed) is cut unless the rule says it (our choice). */
const streamBytes = 64;

/** Shortens an answer's body. */
export async function truncateResponse(
  response: Response,
  { bytes, connection }: Extract<AnswerAction, { kind: "truncate" }>,
): Promise<Response> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const body = await readBytes(response, isStream ? (bytes ?? streamBytes) : Infinity);
  const sent = body.subarray(0, bytes ?? Math.floor(body.length / (isStream ? 1 : 2)));
  const { status } = response;
  const headers = new Headers(response.headers);
  if (connection === "kept") return new Response(sent, { status, headers });
  const announced = isStream ? undefined : body.length;
  return cutResponse.make({ how: "partial", sent, announced }, new Response(brokenStream(sent), { status, headers }));
}

async function readBytes(response: Response, limit: number): Promise<Buffer> {
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks);
}

/** A body that breaks off, as `fetch` reports it. */
function brokenStream(sent: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = sent.length === 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (isSent) return controller.error(new ConnectionCut("ended", "terminated"));
      isSent = true;
      controller.enqueue(sent);
    },
  });
}
