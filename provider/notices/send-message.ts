import { FineTuneError } from "../base/fine-tune-error";
import { printableLine } from "../base/printable";
import { axiosExchange } from "../clouds/http/axios-exchange";
import { ExchangeFailure, type WireAnswer } from "../clouds/http/exchange";
import { createRedactor } from "../clouds/http/redactor";
import { DeadlineEnded, withDeadline } from "../clouds/http/with-deadline";
import type { Message } from "./message";
import { robots } from "./robots";
import { addressFault, variableIn, type Target } from "./targets";

/**
 * What a message came to. `owed`: it did not arrive, and may later; `lost`: it did not and will not, or nobody knows; `elsewhere`:
 * another process is about it.
 */
export type Delivery =
  | { readonly kind: "told" | "elsewhere" }
  | { readonly kind: "owed" | "lost"; readonly why: string; readonly nextStep?: string };

/** What sending needs from outside. */
export interface Mailer {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly allowsInsecure: boolean;
  now(): Date;
}

/** A target may keep an operation waiting for so long, all tries together (our choice: robots answer within a second). */
export const longestSendMs = 5_000;
const connectTimeoutMs = 3_000;
const pauseMs = 500;
/** Robots answer with a line. */
const maxAnswerBytes = 64 * 1024;
/** Characters of an answer that are worth reading. */
const longestAnswer = 200;

/**
 * Sends one message, and once more where it surely did not arrive. Never follows a redirect and never throws; what it says has
 * neither address nor secret in it.
 */
export async function sendMessage(
  mailer: Mailer,
  target: Target,
  message: Message,
  signal: AbortSignal,
): Promise<Delivery> {
  try {
    return await withDeadline(longestSendMs, signal, (ending) => sendTwice(mailer, target, message, ending));
  } catch (error) {
    if (error instanceof DeadlineEnded && error.by === "signal")
      return { kind: "owed", why: "the operation was cancelled" };
    // It may have arrived: another one would be one too many.
    if (error instanceof DeadlineEnded) return { kind: "lost", why: `no answer within ${longestSendMs / 1000} s` };
    if (!(error instanceof FineTuneError)) throw error;
    const { message: why, nextStep } = error;
    return { kind: "owed", why, ...(nextStep === undefined ? {} : { nextStep }) };
  }
}

async function sendTwice(mailer: Mailer, target: Target, message: Message, signal: AbortSignal): Promise<Delivery> {
  const first = await sendOnce(mailer, target, message, signal);
  if (first.kind !== "owed") return first;
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  // At the deadline that is the answer, whatever comes of another try.
  return signal.aborted ? first : sendOnce(mailer, target, message, signal);
}

async function sendOnce(mailer: Mailer, target: Target, message: Message, signal: AbortSignal): Promise<Delivery> {
  const robot = robots[target.robot];
  const url = new URL(readAddress(mailer, target));
  const secret = target.secret === undefined ? undefined : resolve(mailer, target.secret, "secret");
  const { query = {}, headers = {}, body } = robot.call(message, secret, mailer.now());
  const redact = createRedactor([url.href, ...tokensIn(url), ...(secret === undefined ? [] : [secret])]);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const shown = (text: string) => printableLine(redact(text)).slice(0, longestAnswer);
  try {
    const answer = await post(url, headers, body, signal);
    const verdict = robot.judge(answer.status, answer.text);
    if (verdict.kind === "taken") return { kind: "told" };
    return { kind: verdict.isPassing ? "owed" : "lost", why: shown(verdict.says) };
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    const { kind, nextStep } = error;
    const why = shown(error.message);
    return { kind: kind === "unreachable" ? "owed" : "lost", why, ...(nextStep === undefined ? {} : { nextStep }) };
  }
}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<WireAnswer> {
  const contentType = "application/json; charset=utf-8";
  const content = Buffer.from(body, "utf8");
  return axiosExchange(
    {
      method: "POST",
      url,
      headers: { "Content-Type": contentType, ...headers },
      body: { contentType, content, length: content.length },
    },
    { connectTimeoutMs, maxAnswerBytes, freshConnection: true },
    signal,
  );
}

/** @throws FineTuneError `notify-unset` where there is none, or none that may be called */
function readAddress(mailer: Mailer, { url }: Target): string {
  const address = resolve(mailer, url, "address");
  const fault = addressFault(address, mailer.allowsInsecure);
  if (fault === undefined) return address;
  throw new FineTuneError(`what ${variableIn(url) ?? "its address"} holds ${fault}`, {
    code: "notify-unset",
    nextStep: "Give the robot's whole address, as its vendor shows it.",
  });
}

/** @throws FineTuneError `notify-unset` where the environment has no such variable */
function resolve({ environment }: Mailer, text: string, what: string): string {
  const name = variableIn(text);
  const value = name === undefined ? text : environment[name]?.trim();
  if (value !== undefined && value !== "") return value;
  throw new FineTuneError(`its ${what} is missing: ${name ?? what} is not set`, {
    code: "notify-unset",
    nextStep: `Set ${name ?? what} in the environment of the command.`,
  });
}

/** What in an address nobody else may know: all that follows the host, in parts. */
function tokensIn({ pathname, search, searchParams }: URL): string[] {
  const segments = pathname.split("/").filter((segment) => segment.length >= 8);
  return [pathname + search, ...segments, ...[...searchParams.values()]].filter((text) => text.length > 1);
}
