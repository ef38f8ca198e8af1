import { type CloudError, isPassing } from "../../contract/cloud-error";
import { brokenCallError, type CallContext, refusedCallError, unreadableAnswerError } from "./call-errors";
import { retryAfterMs } from "./retry-delay";
import type { Answer, Call } from "./call";
import type { Dialect } from "./dialect";
import { type Exchange, type WireAnswer, type WireBody, type WireRequest, ExchangeFailure } from "./exchange";
import { parseBody, type ParsedBody } from "./parse-body";
import type { BaseUrl } from "./read-base-url";
import { readStatus } from "./read-error-table";
import type { TransportSettings } from "./transport-settings";
import { DeadlineEnded, withDeadline } from "./with-deadline";

/** Outcome of one try. */
export type Attempt =
  | { readonly answer: Answer; readonly error?: undefined; readonly retryAfterMs?: undefined }
  | { readonly answer?: undefined; readonly error: CloudError; readonly retryAfterMs?: number };

/** What every try of a transport shares. */
export interface AttemptOptions extends TransportSettings {
  readonly dialect: Dialect;
  readonly base: BaseUrl;
  readonly exchange: Exchange;
  nowMs(): number;
}

const defaults = { connectTimeoutMs: 10_000, timeoutMs: 60_000, maxAnswerBytes: 32 * 1024 * 1024 };

/** Sends a call once. Every failure is an outcome, in our own words and without credentials. */
export async function attemptCall(call: Call, context: CallContext, options: AttemptOptions): Promise<Attempt> {
  const limits = {
    connectTimeoutMs: options.connectTimeoutMs ?? defaults.connectTimeoutMs,
    maxAnswerBytes: options.maxAnswerBytes ?? defaults.maxAnswerBytes,
    freshConnection: call.repeat !== "safe" || options.lookup !== undefined,
    ...(options.lookup && { lookup: options.lookup }),
  };
  const timeoutMs = call.timeoutMs ?? options.timeoutMs ?? defaults.timeoutMs;
  try {
    const request = await authorized(buildRequest(call, options.base), options.dialect);
    const wire = await withDeadline(timeoutMs, call.signal, (signal) => options.exchange(request, limits, signal));
    return judge(wire, { call, context, request }, options);
  } catch (error) {
    if (error instanceof ExchangeFailure) return { error: brokenCallError(context, error) };
    if (error instanceof DeadlineEnded) return { error: brokenCallError(context, error) };
    throw error;
  }
}

function buildRequest(call: Call, base: BaseUrl): WireRequest {
  const url = new URL(base.href + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const given = typeof call.body === "function" ? call.body() : call.body;
  const body = call.json === undefined ? given : jsonBody(call.json);
  const headers = { Accept: "application/json", "User-Agent": "pulumi-finetune", ...call.headers };
  if (body === undefined) return { method: call.method, url, headers };
  return { method: call.method, url, body, headers: { ...headers, "Content-Type": body.contentType } };
}

function jsonBody(value: unknown): WireBody {
  return { contentType: "application/json", content: JSON.stringify(value) };
}

async function authorized(request: WireRequest, dialect: Dialect): Promise<WireRequest> {
  return { ...request, headers: { ...request.headers, ...(await dialect.authorize(request)) } };
}

/** What was sent, and what an error about it is told with. */
interface Sent {
  readonly call: Call;
  readonly context: CallContext;
  readonly request: WireRequest;
}

function judge(wire: WireAnswer, { call, context, request }: Sent, options: AttemptOptions): Attempt {
  const parsed = options.dialect.parseBody?.(wire) ?? parseBody(wire.text);
  const bare = {
    status: wire.status,
    headers: wire.headers,
    body: parsed.form === "json" ? parsed.value : undefined,
    ...(wire.via && { via: wire.via }),
  };
  const requestId = options.dialect.readRequestId(bare);
  const answer: Answer = { ...bare, ...(requestId && { requestId }) };
  const said = options.dialect.readError(answer);
  const page = pageOfAnother(wire, said);
  if (page !== undefined) return { error: unreadableAnswerError(context, answer, page, true) };
  if (wire.status >= 400 || said) {
    const reason = withReason(said, parsed);
    const explanation = options.dialect.explain?.(reason, { request, base: options.base, answer });
    const error = refusedCallError(context, answer, { ...reason, explanation }, options.dialect.errorTable);
    return { error, retryAfterMs: retryAfterMs(wire.headers, options.nowMs()) };
  }
  const problem = findProblem(wire.status, parsed, call);
  if (problem !== undefined && call.bodyIgnored && wire.status < 300) return { answer: { ...answer, problem } };
  // What is not JSON comes from something in between and may pass; JSON of a wrong shape (`readAs`) does not.
  return problem ? { error: unreadableAnswerError(context, answer, problem, true) } : { answer };
}

/**
 * A refusal in HTML without a code is a page of something in between (a proxy, a gateway, a sign-in), which knows neither keys nor
 * jobs (our choice). Statuses that pass by themselves mean the same whoever answers.
 */
function pageOfAnother({ status, text }: WireAnswer, said: { code?: string } | undefined): string | undefined {
  if (status < 400 || status >= 500 || said?.code !== undefined || !/^\s*<(?:!doctype|html)\b/i.test(text))
    return undefined;
  return isPassing(readStatus(status, {}).kind) ? undefined : "an HTML page, as the cloud itself never answers";
}

function withReason(said: { code?: string; message?: string } | undefined, parsed: ParsedBody) {
  return parsed.form === "other" ? { message: parsed.problem, ...said } : (said ?? {});
}

function findProblem(status: number, parsed: ParsedBody, call: Call): string | undefined {
  if (status >= 300) return "a redirect, which is not followed";
  if (parsed.form === "other") return parsed.problem;
  if (parsed.form === "empty" && !call.bodyOptional && !call.bodyIgnored) return "no content";
  return undefined;
}
