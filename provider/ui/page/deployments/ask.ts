import type { AskEvent, AskRequest } from "../../contract";
import { posted, send } from "../api";

/** An event of a stream that never ends its line is no event of ours. Our choice. */
const longestEvent = 1_000_000;

/** Asks one or two models; their answers come in pieces until both are done. */
export async function ask(request: AskRequest, onEvent: (event: AskEvent) => void, signal: AbortSignal): Promise<void> {
  const answer = await send("ask", posted(request, signal));
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += value;
    if (waiting.length > longestEvent) throw new Error("the answer is no stream of events");
    const events = waiting.split(/\r?\n\r?\n/);
    waiting = events.pop() ?? "";
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).replace(/^ /, ""))
        .join("\n");
      if (data !== "") onEvent(JSON.parse(data) as AskEvent);
    }
  }
}
