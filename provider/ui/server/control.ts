import { z } from "zod";
import { isRecord } from "../../base/is-record";
import { readJson } from "../../base/json";
import type { JournalLine, PageClock } from "../contract";

/** A call to the control interface of simulated clouds, below `/_emulator/`: in this process, or on a server of theirs. */
export type ControlCall = (
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly text: string }>;

/** What the page does to simulated clouds beyond what clouds offer. */
export interface PageControl {
  clock(): Promise<PageClock>;
  /** Entries behind the one of this number. */
  journal(since: number): Promise<readonly JournalLine[]>;
  /** Passes a change on as it came: the simulated clouds judge it. */
  pass: ControlCall;
}

/** Calls of the journal that are read, the last ones (our choice). */
const mostCalls = 5_000;
const isCall = /^\{"seq":\d+,"kind":"call"/;

const clockState = z.object({ simulatedNow: z.string(), speed: z.number() });

/** The control of simulated clouds for the page. */
export function pageControl(call: ControlCall): PageControl {
  return {
    pass: call,
    clock: async () => pageClock((await call("GET", "clock")).text),
    journal: async (since) => {
      const lines = (await call("GET", `journal?since=${since}`)).text.split("\n");
      // Of a directory that has been used for long, most are calls: only the last ones are worth reading.
      const wanted = lines.filter((line, index) => index >= lines.length - mostCalls || !isCall.test(line));
      return wanted.flatMap((line) => journalLine(line));
    },
  };
}

/** The clock in the words of the page. */
export function pageClock(text: string): PageClock {
  const { simulatedNow: now, speed } = clockState.parse(readJson(text));
  return { now, speed };
}

function journalLine(line: string): JournalLine[] {
  if (line === "") return [];
  const entry = readJson(line);
  return isRecord(entry) && typeof entry["seq"] === "number" ? [{ ...entry, seq: entry["seq"] }] : [];
}
