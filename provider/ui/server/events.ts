import type { Clock } from "../../base/clock";
import type { CurvePoint, PageEvents } from "../contract";
import type { Board } from "./board";
import { pagePoints } from "./curves";

/** A comment after so many milliseconds without news: whoever is in between keeps the connection. */
const heartbeatMs = 15_000;
/** How long a page waits before it connects again. */
const retryMs = 2_000;
/** Entries of the journal that a page gets at first. */
const firstLines = 200;

/** What a page asks for. */
export interface EventQuestion {
  /** Runs whose curves are shown. */
  readonly runs: readonly string[];
  /** `Last-Event-ID` of a connection that was lost. */
  readonly lastEventId: string | undefined;
}

/** What a stream of the page leaves through. */
export interface StreamEnds {
  /** JSON without the keys in use. */
  json(value: unknown): string;
  /** Called once, when the stream has ended or is not read any more. */
  onOver(): void;
}

/**
 * The live connection of one page. Nothing is queued for it: when it can take more, it gets what has changed since it was sent
 * something last, so that a slow page costs no memory.
 */
export function eventStream(
  board: Board,
  clock: Clock,
  question: EventQuestion,
  { json, onOver }: StreamEnds,
): ReadableStream<Uint8Array> {
  const leave = board.join(question.runs);
  const news = newsFor(board, clock, question, json);
  const encoder = new TextEncoder();
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    leave();
    onOver();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`)),
    pull: async (controller) => {
      while (!isOver) {
        const next = board.next();
        if (board.isClosed()) break;
        const text = news();
        const isBeat = text === "" && !(await arrivesInTime(next, clock));
        if (isOver) return;
        if (text !== "" || isBeat) return controller.enqueue(encoder.encode(isBeat ? ": still here\n\n" : text));
      }
      end();
      controller.close();
    },
    cancel: end,
  });
}

async function arrivesInTime(next: Promise<void>, clock: Clock): Promise<boolean> {
  const waiting = new AbortController();
  const late = clock.sleep(heartbeatMs, waiting.signal).then(
    () => false,
    () => true,
  );
  const isThere = await Promise.race([next.then(() => true), late]);
  waiting.abort();
  return isThere;
}

/** What has changed since it was called last, as server-sent events; the first call gives all. */
function newsFor(
  board: Board,
  clock: Clock,
  { runs, lastEventId }: EventQuestion,
  json: StreamEnds["json"],
): () => string {
  const sent = new Map<string, string>();
  const curves = new Map<string, readonly string[]>();
  let version = knownVersion(board, lastEventId);
  let isWhole = version === undefined;
  let seq: number | undefined;

  function event<Name extends keyof PageEvents>(name: Name, content: PageEvents[Name], id?: string): string {
    return `event: ${name}\n${id === undefined ? "" : `id: ${id}\n`}data: ${json(content)}\n\n`;
  }

  /** An event where its content is another than that sent last. */
  function whenNew<Name extends keyof PageEvents>(name: Name, content: PageEvents[Name], mark: unknown): string {
    const text = JSON.stringify(mark);
    if (sent.get(name) === text) return "";
    sent.set(name, text);
    return event(name, content);
  }

  function clockEvent(): string {
    const now = board.clock();
    const anchor = Date.parse(now.now) - clock.now() * now.speed;
    return whenNew("clock", now, [now.speed, Math.round(anchor / (2_000 * Math.max(1, now.speed)))]);
  }

  function runsEvent(): string {
    const store = board.rows();
    const problems = board.problems();
    if (version !== undefined && !store.knows(version)) [version, isWhole] = [undefined, true];
    const changes = store.changesSince(version ?? 0);
    const problemText = JSON.stringify(problems);
    if (changes === undefined && !isWhole && sent.get("problems") === problemText) return "";
    sent.set("problems", problemText);
    version = changes?.version ?? version ?? 0;
    const { changed = [], gone = [] } = changes ?? {};
    const content = { changed, gone, problems, ...(isWhole ? { isWhole } : {}) };
    isWhole = false;
    return event("runs", content, `${board.instance}.${version}`);
  }

  function curveEvent(id: string): string {
    const curve = board.curves.get(id);
    if (curve === undefined) return "";
    const points = pagePoints(curve);
    const texts = points.map((point: CurvePoint) => JSON.stringify(point));
    const before = curves.get(id) ?? [];
    const same = texts.findIndex((text, at) => text !== before[at]);
    const from = same < 0 ? texts.length : same;
    if (from === texts.length && before.length === texts.length) return "";
    curves.set(id, texts);
    return event("curve", { id, from, points: points.slice(from) });
  }

  function journalEvent(): string {
    if (board.simulation === undefined) return "";
    const lines = board.simulation.journal(seq ?? 0).slice(seq === undefined ? -firstLines : 0);
    seq = lines.at(-1)?.seq ?? seq;
    return lines.length === 0 ? "" : event("journal", lines);
  }

  return () => {
    const deployments = board.deployments();
    return [
      clockEvent(),
      runsEvent(),
      ...runs.map(curveEvent),
      whenNew("deployments", deployments, deployments),
      journalEvent(),
    ].join("");
  };
}

function knownVersion(board: Board, lastEventId: string | undefined): number | undefined {
  const [instance, version = ""] = lastEventId?.split(".") ?? [];
  return instance === board.instance && /^\d{1,15}$/.test(version) ? Number(version) : undefined;
}
