import assert from "node:assert/strict";
import type { PageEvents } from "../../../provider/ui/contract";

/** One server-sent event; a comment has no name. */
export interface ReceivedEvent {
  readonly name: keyof PageEvents | "comment";
  readonly id?: string;
  readonly data: unknown;
}

/** A live connection, read at the pace of a test. */
export interface LiveConnection {
  /** Waits for the next event of a name; what comes before it is passed over, and kept in `all`. */
  next<Name extends keyof PageEvents>(name: Name): Promise<PageEvents[Name]>;
  nextComment(): Promise<void>;
  readonly all: ReceivedEvent[];
  /** Resolves when the other side has ended it. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

/** Reads the events of an answer. */
export function readEvents(response: Response): LiveConnection {
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  assert.ok(response.body);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const all: ReceivedEvent[] = [];
  const waiting: ReceivedEvent[] = [];
  let rest = "";

  let isOver = false;
  let onNews: () => void = () => undefined;

  // As a browser does: what comes is taken at once.
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) break;
      const parts = (rest + decoder.decode(value as Uint8Array, { stream: true })).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts.filter((text) => !text.startsWith("retry:"))) {
        const event = parse(part);
        all.push(event);
        waiting.push(event);
      }
      onNews();
    }
    isOver = true;
    onNews();
  })();

  async function next(name: string): Promise<unknown> {
    for (;;) {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
        if (event.name === name) return event.data;
      }
      assert.ok(!isOver, `the connection ended before an event ${name}`);
      await new Promise<void>((resolve) => (onNews = resolve));
    }
  }

  return {
    // The contract says what an event of a name holds.
    next: (name) => next(name) as Promise<never>,
    nextComment: async () => void (await next("comment")),
    all,
    ended: () => reading,
    close: () => reader.cancel(),
  };
}

function parse(text: string): ReceivedEvent {
  const fields = new Map(
    text.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const name = fields.get("event");
  if (name === undefined) return { name: "comment", data: text };
  const id = fields.get("id");
  return {
    name: name as keyof PageEvents,
    data: JSON.parse(fields.get("data") ?? ""),
    ...(id === undefined ? {} : { id }),
  };
}
