import type { FineTuneError } from "../../base/fine-tune-error";
import { CloudError } from "../../contract/cloud-error";
import type { CloudName, JobKey } from "../../contract/keys";
import type { Candidate, CloudSession, JobRequest, Reservation } from "../../contract/session";
import type { Context } from "../context";
import { chooseCandidate } from "./adoption";
import { quotaRefusal } from "./quota-refusal";
import { realMs } from "../limits";
import { searchLost, submitUnknown } from "../lost-answer";
import { whenThereIsRoom } from "../wait-for-room";

/** Outcome of making sure that exactly one job stands for a request. */
export type Submission =
  | { readonly kind: "submitted"; readonly key: JobKey }
  | { readonly kind: "adopted"; readonly candidate: Candidate }
  /** Qianfan: the container stands, whether a run does is not known; the next operation looks again. */
  | {
      readonly kind: "unsure";
      readonly key: JobKey;
      readonly error: FineTuneError;
    };

/** How a submit is made. */
export interface SubmitOptions {
  readonly adoptExisting: boolean;
  /** A submit refused because too many jobs run waits in line until then, on the context's clock. */
  readonly deadline: number;
}

/**
 * Looks for the request's job and submits it only when there is none. A submit whose answer was lost is looked for and
 * never repeated here: a duplicate costs money.
 * @throws CloudError when the cloud refused, FineTuneError `submit-unknown` when nobody can tell.
 */
export async function ensureSubmitted(
  context: Context,
  session: CloudSession,
  request: JobRequest,
  { adoptExisting, deadline }: SubmitOptions,
): Promise<Submission> {
  const reservation = await session.reserve(request, { fresh: false }, context.signal);
  const found = adoptExisting ? chooseCandidate(context, request, reservation.candidates) : undefined;
  if (found !== undefined) return { kind: "adopted", candidate: found };
  try {
    const key = await whenThereIsRoom(context, { cloud: session.cloud, deadline }, async () => {
      await submitTurn(context, session.cloud);
      // Not given the signal: an answer that is under way brings the ID, and an abort would lose it.
      return session.submit(request, reservation);
    });
    return { kind: "submitted", key };
  } catch (error) {
    if (error instanceof CloudError && error.mayHaveTakenEffect) {
      return searchLostSubmit(context, session, request, reservation, { adoptExisting, lost: error });
    }
    await session.release(reservation).catch(() => undefined);
    const isQuota = error instanceof CloudError && error.kind === "quota";
    throw isQuota ? await quotaRefusal(context, session, error) : error;
  }
}

async function searchLostSubmit(
  context: Context,
  session: CloudSession,
  request: JobRequest,
  reservation: Reservation,
  { adoptExisting, lost }: { readonly adoptExisting: boolean; readonly lost: CloudError },
): Promise<Submission> {
  const { cloud } = session;
  const { name } = request;
  const before = new Set(reservation.standing ?? reservation.candidates.map(({ key }) => key.taskId ?? key.jobId));
  const found = await searchLost(context, { call: "submit", thing: `job ${name}`, lost }, async () => {
    const now = await session.reserve(request, { fresh: true }, context.signal).catch(() => undefined);
    const news = (now?.candidates ?? []).filter(({ key }) => !before.has(key.taskId ?? key.jobId));
    return chooseCandidate(context, request, news);
  });
  if (found !== undefined) return { kind: "adopted", candidate: found };
  const error = submitUnknown(
    `${cloud} did not answer the submit of ${name} (${lost.message}) and no such job has appeared`,
    lost,
    adoptExisting
      ? "Run `pulumi up` again: it looks for the job before it submits."
      : `Look for ${name} on the cloud, since \`adoptExisting\` is false: if it is there, name it in \`adopt\`; if not, run \`pulumi up\` again.`,
  );
  if (reservation.jobId === undefined) throw error;
  return { kind: "unsure", key: { cloud, jobId: reservation.jobId }, error };
}

/** Shortest pause between two submits of one process to one account, in the cloud's time (our choice: below any known rate). */
const submitPauseMs = 200;

/** Waits for this submit's turn: one account's submits from one process start one after the other. */
export async function submitTurn(context: Context, cloud: CloudName): Promise<void> {
  const { nextSubmitAt } = context.memory;
  const now = context.clock.now();
  const turnAt = Math.max(now, nextSubmitAt.get(cloud) ?? now);
  nextSubmitAt.set(cloud, turnAt + realMs(context, submitPauseMs));
  if (turnAt > now) await context.clock.sleep(turnAt - now, context.signal);
}
