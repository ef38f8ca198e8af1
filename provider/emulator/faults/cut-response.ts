import type { AnswerAction } from "./create-faults";

/**
 * How an answer does not arrive:
 * - `reset`: the connection is reset; `ended`: it ends. Nothing of the answer arrives.
 * - `gone`: the client has given up
 * - `partial`: the connection ends in the middle of the body
 */
type Cut =
  | { readonly how: "reset" | "ended" }
  | { readonly how: "gone"; readonly reason: unknown }
  | {
      readonly how: "partial";
      readonly sent: Uint8Array;
      /** Length that the answer announces; undefined where it announces none. */
      readonly announced: number | undefined;
    };

/** Makes such answers and tells them from others. */
interface CutResponse {
  make(cut: Cut, response?: Response): Response;
  /** How the answer is cut; undefined for one that arrives. */
  cutOf(response: Response): Cut | undefined;
}

const cuts = new WeakMap<Response, Cut>();

/**
 * Stands for an answer that does not arrive. It travels through the faces' apps as any other answer; in this process it
 * becomes a rejected fetch, on a port a closed socket.
 */
export const cutResponse: CutResponse = {
  make: (cut, response = new Response(null)) => {
    cuts.set(response, cut);
    return response;
  },
  cutOf: (response) => cuts.get(response),
};

/** A connection that broke before an answer, as `fetch` reports it: a `TypeError` whose cause has the system's code. */
export class ConnectionCut extends TypeError {
  constructor(
    readonly how: "reset" | "ended",
    message = "fetch failed",
  ) {
    super(message, { cause: causes[how]() });
  }
}

/** What undici gives for either. */
const causes = {
  reset: () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" }),
  ended: () => Object.assign(new Error("other side closed"), { name: "SocketError", code: "UND_ERR_SOCKET" }),
} as const;

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

/**
 * Lets an answer arrive within this process as it would over a network.
 *
 * @throws ConnectionCut when it does not arrive; the signal's reason when the client has given up
 */
export function arriveInProcess(response: Response): Response {
  const cut = cutResponse.cutOf(response);
  if (cut === undefined || cut.how === "partial") return response;
  throw cut.how === "gone" ? cut.reason : new ConnectionCut(cut.how);
}
