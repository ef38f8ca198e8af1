import { client, ours } from "../../provenance/provenance";
import { type BailianCall, operation } from "../call";
import { readJob } from "./get-job";
import { logOf } from "./job-logs";

const sdk = client("dashscope 1.27.8, stream_events; no page describes it");

/** Pause between two looks at the log, in wall milliseconds: short enough that the stream ends soon after the job. */
const lookEveryMs = 200;
/** [dashscope 1.27.8] gives up after 300 s without a byte; a comment keeps it reading. */
const heartbeatEveryLooks = 75;

const active = new Set(["pending", "queued", "running", "cancelling"]);

/**
 * The log as server-sent events, one `data:` line a log line, until the job has ended. The endpoint is known from
 * [dashscope 1.27.8] only: no end marker, the connection closes.
 */
export const streamLog = operation({
  name: "StreamFineTuneLog",
  routes: [{ method: "GET", path: "/api/v1/fine-tunes/:job_id/stream" }],
  source: sdk,
  rules: {
    "server-sent events, each data line one line of the log; the connection closes at the end": sdk,
    "the stream closes within a quarter of a second after the job has ended": ours(
      "dashscope 1.27.8 waits for the end of the connection",
    ),
    "a comment every 15 seconds": ours("dashscope 1.27.8 gives up after 300 seconds without a byte"),
    "a job that has ended gives its whole log": ours("not stated"),
  },
  requestFields: [],
  answerFields: [],
  transaction: "own",
  answer: streamed,
});

function streamed(call: BailianCall): Response {
  const { store, closing } = call.context;
  const look = () =>
    store.read(() => {
      const { run } = readJob(call);
      return { lines: logOf(call), isActive: active.has(run.status) };
    });
  // A job that does not exist is refused as JSON, before the stream begins.
  look();
  let sent = 0;
  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  let end = () => {};
  const encoder = new TextEncoder();

  const stop = () => {
    clearTimeout(timer);
    closing.removeEventListener("abort", end);
  };

  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      end = () => {
        stop();
        controller.close();
      };
      const step = () => {
        try {
          const { lines, isActive } = look();
          const text = lines
            .slice(sent)
            .map((line) => `data:${line}\n\n`)
            .join("");
          sent = lines.length;
          looks += 1;
          if (text !== "") controller.enqueue(encoder.encode(text));
          else if (looks % heartbeatEveryLooks === 1) controller.enqueue(encoder.encode(": waiting\n\n"));
          if (!isActive) return end();
          timer = setTimeout(step, lookEveryMs);
        } catch {
          // The job was deleted meanwhile: nothing more will be logged.
          end();
        }
      };
      closing.addEventListener("abort", end, { once: true });
      step();
    },
    cancel: stop,
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
