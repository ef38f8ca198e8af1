import { z } from "zod";
import { readJson } from "../../base/json";
import type { AskEvent, AskRequest } from "../contract";
import type { StreamEnds } from "./events";
import { problemOf } from "./problem";

/** Sends one request for a streamed answer to a cloud's OpenAI-compatible route, with its key. @throws FineTuneError */
export type Chat = (cloud: string, body: string, signal: AbortSignal) => Promise<Response>;

/** Longest answer of a model that is passed on, in bytes as they come (our choice). */
const longestAnswer = 2 * 2 ** 20;
/** How long an answer may take, in milliseconds (our choice). */
const answerMs = 5 * 60_000;

const chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish() })).nullish(),
});

/** Asks one or two models the same, side by side; the answers come as they are made. */
export function askModels(
  chat: Chat,
  { cloud, targets, message }: AskRequest,
  { json, onOver }: StreamEnds,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const gone = new AbortController();
  const encoder = new TextEncoder();
  const say = async (event: AskEvent) => {
    await writer.ready;
    await writer.write(encoder.encode(`data: ${json(event)}\n\n`));
  };
  writer.closed.catch(() => gone.abort());
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerMs)]);
  const answers = [...new Set(targets)].map(async (target) => {
    try {
      const body = { model: target, messages: [{ role: "user", content: message }], stream: true };
      const response = await chat(cloud, JSON.stringify(body), signal);
      for await (const text of contentOf(response)) await say({ target, text });
      await say({ target, done: true });
    } catch (error) {
      // Where the page has gone there is nobody to tell it to.
      if (!gone.signal.aborted) await say({ target, problem: problemOf(error, cloud) });
    }
  });
  void Promise.allSettled(answers).then(() => {
    onOver();
    return writer.close().catch(() => undefined);
  });
  return readable;
}

/** The text in the pieces of a streamed answer. Lines that are none of ours are passed over. */
async function* contentOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let rest = "";
  const pieces: AsyncIterable<Uint8Array> | [] = body ?? [];
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > longestAnswer) return;
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const text = textIn(line);
      if (text !== "") yield text;
    }
  }
}

function textIn(line: string): string {
  const data = /^data:(.*)$/s.exec(line.trimEnd())?.[1]?.trim() ?? "";
  if (data === "" || data === "[DONE]") return "";
  try {
    return chunk.parse(readJson(data)).choices?.[0]?.delta?.content ?? "";
  } catch {
    return "";
  }
}
