import { z } from "zod";
import { systemClock } from "../../base/clock";
import { attemptCall } from "./attempt-call";
import type * as AxiosExchange from "./axios-exchange";
import type { Answer, Call } from "./call";
import { type CallContext, brokenCallError, unreadableAnswerError } from "./call-errors";
import { isPassing } from "../../contract/cloud-error";
import { describeLeftOut, readAs } from "./read-as";
import type { Dialect } from "./dialect";
import type { Exchange } from "./exchange";
import { fetchExchange } from "./fetch-exchange";
import { readBaseUrl } from "./read-base-url";
import { createRedactor, type Redactor } from "./redactor";
import { retryDelayMs, retryLimits } from "./retry-delay";
import type { TransportSettings } from "./transport-settings";
import { DeadlineEnded } from "./with-deadline";

/** What a transport is made of. */
export interface TransportOptions extends TransportSettings {
  readonly dialect: Dialect;
  readonly baseUrl: string;
  /** Never to be seen in any text. */
  readonly secrets: readonly string[];
}

/** The one way in which calls reach a cloud. */
export interface Transport {
  /** Takes the credentials in use out of a text. */
  readonly redact: Redactor;
  /**
   * Sends a call, repeats it where that is safe, and reads the answer with a schema.
   * @throws CloudError when there is no answer, an error, or an answer that the schema does not know.
   */
  call<T>(call: Call, schema: z.ZodType<T>): Promise<T>;
  /**
   * Sends a call whose answer says nothing that matters: a delete, a cancel. Where what came is no answer of the cloud's
   * form, `isDone` looks whether it was carried out.
   * @throws CloudError also where it was not.
   */
  act(call: Call, isDone: () => Promise<boolean>): Promise<void>;
  /**
   * Sends a call of whose answer only counts whether it was carried out. Where the answer says nothing of that which can be
   * read, `look` decides.
   * @throws CloudError `unreadable` where it cannot, either.
   */
  decide<T>(call: Call, schema: z.ZodType<T>, look: () => Promise<T | undefined>): Promise<T>;
  /** Tells that a list was left before its end, after `mostPages`: what it does not tell may be anything. */
  leaveList(listing: Pick<Call, "operation" | "onLeftOut">): void;
}

/** Most pages of a list that are read (our choice: 100,000 jobs; a cloud that always has another page would be read for ever). */
export const mostPages = 1000;

/** Makes the transport of one account on one cloud. Sends nothing and loads no HTTP library until it is used. */
export function createTransport(options: TransportOptions): Transport {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const base = readBaseUrl(options.dialect.title, options.baseUrl);
  const redact = createRedactor(options.secrets);
  const attemptOptions = { ...options, base, exchange: chooseExchange(options), nowMs: () => clock.now() };

  async function send(call: Call, context: CallContext): Promise<Answer> {
    const patientUntil = clock.now() + (options.throttlePatienceMs ?? 0);
    for (let tries = 1, faults = 0; ; tries += 1) {
      const { answer, error, retryAfterMs } = await attemptCall(call, context, attemptOptions);
      if (answer) return answer;
      const isThrottled = error.kind === "throttled";
      const isPatient = isThrottled && clock.now() < patientUntil;
      if (!isPatient) faults += 1;
      const mayRepeat = call.repeat === "safe" ? faults < retryLimits.tries : call.repeat === "throttled" && isPatient;
      if (!mayRepeat || !isPassing(error.kind)) throw error;
      if (isThrottled && tries === retryLimits.tries) {
        tellOnce(`${context.title} ${call.operation}: the cloud throttles this account (${error.code}); asking again`);
      }
      await pause(call, context, retryDelayMs(tries, random, { retryAfterMs, isThrottled }));
    }
  }

  async function pause(call: Call, context: CallContext, durationMs: number): Promise<void> {
    try {
      await clock.sleep(durationMs, call.signal);
    } catch (error) {
      if (!call.signal?.aborted) throw error;
      throw brokenCallError(context, new DeadlineEnded("signal"));
    }
  }

  const contextOf = ({ operation }: Call): CallContext => {
    const { cloud, title } = options.dialect;
    return { cloud, title, operation, origin: base.origin, redact };
  };

  const told = new Set<string>();
  function tellOnce(note: string): void {
    if (!told.has(note)) options.onNote?.(redact(note));
    told.add(note);
  }

  async function decide<T>(call: Call, schema: z.ZodType<T>, look: () => Promise<T | undefined>): Promise<T> {
    const context = contextOf(call);
    const answer = await send({ ...call, bodyIgnored: true }, context);
    const said = answer.problem === undefined ? schema.safeParse(answer.body) : undefined;
    if (said?.success === true) return said.data;
    const seen = await look();
    if (seen !== undefined) return seen;
    throw unreadableAnswerError(context, answer, answer.problem ?? "it does not say whether it was carried out", true);
  }

  return {
    redact,
    call: async (call, schema) => {
      const context = contextOf(call);
      return readAs(schema, await send(call, context), context, (left) => {
        tellOnce(`${context.title} ${call.operation}: ${describeLeftOut(left)}`);
        call.onLeftOut?.(left);
      });
    },
    act: (call, isDone) =>
      decide(call, anything, async () => ((await isDone()) ? null : undefined)).then(() => undefined),
    decide,
    leaveList: ({ operation, onLeftOut }) => {
      tellOnce(
        `${options.dialect.title} ${operation}: there is no end after ${mostPages} pages; the rest is not looked at`,
      );
      onLeftOut?.({ path: [], isItem: true });
    },
  };
}

/** What an answer says that nothing hangs on. */
const anything = z.unknown();

function chooseExchange(options: TransportOptions): Exchange {
  if (options.fetch) return fetchExchange(options.fetch);
  return (request, limits, signal) => {
    // Loaded by the first call: axios takes about 100 ms, which a preview without calls need not pay. `require`,
    // because `import()` of a path without extension is resolved as an ES module.
    const loaded = require("./axios-exchange") as typeof AxiosExchange;
    return loaded.axiosExchange(request, limits, signal);
  };
}
