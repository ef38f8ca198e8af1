import { STATUS_CODES } from "node:http";
import { errorText } from "../../base/error-text";
import type { FaceContext } from "../face-context";
import type { CallOutcome, StoredJournal } from "../create-journal";
import type { CallRecord } from "../journal";
import { isAnswerAction, type AnswerAction, type CountedFaults, type Hit } from "./create-faults";
import { cutResponse, truncateResponse } from "./cut-response";
import type { FaultAction } from "./fault-rule";
import type { InjectedError } from "./injected-error";
import type { RunFaults } from "./run-faults";

type When = "before" | "after";
type Refuse = (error: InjectedError) => Response;
type Delay = Extract<FaultAction, { kind: "delay" }>;

/** What comes of a call: the answer, and what the journal says of it. */
interface Outcome {
  /** Absent: there is none, and the connection stays open. */
  readonly response?: Response;
  readonly journaled: Pick<CallOutcome, "status" | "lost">;
}

/** Answers every call of every face: where calls are journaled and faults are injected. */
export function createPerformer(parts: {
  readonly faults: CountedFaults;
  readonly runFaults: RunFaults;
  readonly journal: StoredJournal;
  readonly closing: AbortSignal;
  /** Who asks only watches. */
  isLook(request: Request): boolean;
  reportFault(error: unknown): void;
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}): FaceContext["perform"] {
  const { faults, runFaults, journal, closing } = parts;

  /** A call that cannot be journaled is answered all the same: on a full disk reads go on (our choice). */
  async function keep(call: CallRecord, outcome: CallOutcome): Promise<void> {
    await journal.call(call, outcome).catch(parts.reportFault);
  }

  async function delay(hits: readonly Hit[], when: When): Promise<void> {
    const delays = hits.flatMap(({ action, chance }) =>
      action.kind === "delay" && action.when === when ? [delayMs(action, chance)] : [],
    );
    const durationMs = delays.reduce((sum, ms) => sum + ms, 0);
    if (durationMs > 0) await parts.sleep(durationMs, closing);
  }

  async function performWithFaults(
    call: CallRecord,
    request: Request,
    hits: readonly Hit[],
    handle: () => Response | Promise<Response>,
    refuse: Refuse,
  ): Promise<Response> {
    call.faults = hits.map(({ id, action }) => ({ rule: id, action: action.kind }));
    await delay(hits, "before");
    runFaults.prepare(call, hits);
    const answer = hits.map(({ action }) => action).find(isAnswerAction);
    const made = answer !== undefined && whenOf(answer) === "before" ? undefined : await handle();
    if (made !== undefined) runFaults.settle(call, hits);
    await delay(hits, "after");
    const { response, journaled } = await outcomeOf(made, answer, refuse);
    if (answer?.kind === "error") call.errorCode = answer.code;
    await keep(call, { ...addressOf(request), ...journaled });
    return response ?? new Promise<never>(() => undefined);
  }

  return async (call, request, handle, refuse) => {
    if (parts.isLook(request)) return handle();
    let hits: readonly Hit[];
    try {
      hits = faults.take(call);
    } catch (error) {
      // The data directory failed or was closed meanwhile; the answer still has the cloud's form.
      parts.reportFault(error);
      return refuse({ code: "InternalError", status: 500, message: errorText(error) });
    }
    if (hits.length > 0) {
      return untilGone(performWithFaults(call, request, hits, handle, refuse), request.signal, closing);
    }
    const response = await handle();
    await keep(call, { ...addressOf(request), status: response.status });
    return response;
  };
}

/** What the client gets instead of `made`, which is absent where the operation was not carried out. */
async function outcomeOf(
  made: Response | undefined,
  action: AnswerAction | undefined,
  refuse: Refuse,
): Promise<Outcome> {
  const lost = { ...(made === undefined ? {} : { status: made.status }), lost: true } as const;
  switch (action?.kind) {
    case undefined:
      return made === undefined ? { journaled: lost } : arriving(made);
    case "error":
      return arriving(withRetryAfter(refuse(action), action.retryAfterSeconds));
    case "html":
      return arriving(htmlAnswer(action.status));
    case "reset":
      return { response: cutResponse.make({ how: "reset" }), journaled: lost };
    case "loseAnswer":
      return { response: cutResponse.make({ how: "ended" }), journaled: lost };
    case "hang":
      return { journaled: lost };
    case "truncate":
      return made === undefined ? { journaled: lost } : arriving(await truncateResponse(made, action));
  }
}

function arriving(response: Response): Outcome {
  return { response, journaled: { status: response.status } };
}

/** An answer that is lost or shortened was made by an operation that took effect. */
function whenOf(action: AnswerAction): When {
  return "when" in action ? action.when : "after";
}

function delayMs({ ms, jitterMs }: Delay, chance: number): number {
  return Math.max(0, ms + (2 * chance - 1) * jitterMs);
}

function withRetryAfter(response: Response, seconds: number | undefined): Response {
  if (seconds !== undefined) response.headers.set("Retry-After", String(seconds));
  return response;
}

function addressOf({ method, url }: Request): Pick<CallOutcome, "method" | "path"> {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  return { method, path: start < 0 ? "/" : url.slice(start) };
}

/** The page of a gateway that did not reach the service. */
function htmlAnswer(status: number): Response {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
  return new Response(page, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** The answer, unless the client gives up or the simulated clouds close before; what was asked for goes on all the same. */
function untilGone(answer: Promise<Response>, client: AbortSignal, closing: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const onGone = () => resolve(cutResponse.make({ how: "gone", reason: client.reason }));
    const onClosing = () => resolve(cutResponse.make({ how: "reset" }));
    if (client.aborted) onGone();
    if (closing.aborted) onClosing();
    client.addEventListener("abort", onGone, { once: true });
    closing.addEventListener("abort", onClosing, { once: true });
    answer.then(resolve, reject).finally(() => {
      client.removeEventListener("abort", onGone);
      closing.removeEventListener("abort", onClosing);
    });
  });
}
