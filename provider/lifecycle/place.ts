import { own } from "../base/own";
import type { CloudName, Details } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import type { Context } from "./context";
import { FineTuneError } from "../base/fine-tune-error";

/** Where something stands: what every state keeps, so that no other place can speak about it. */
export interface Placed {
  readonly cloud: CloudName;
  /** Where the calls went: another endpoint can never say that it is gone. */
  readonly endpoint: string;
  /** The account that the cloud names, where it does. */
  readonly account?: string;
  readonly details?: Details;
}

/** The place that a session speaks for. */
export function placedBy(session: CloudSession): Placed {
  return {
    cloud: session.cloud,
    endpoint: session.endpoint,
    details: { keyFingerprint: session.keyFingerprint },
  };
}

/**
 * Refuses to speak about something at another endpoint than its own.
 * @param what the thing as people know it, for example `job ft-…`.
 * @throws FineTuneError `wrong-endpoint`
 */
export function requireSamePlace({ endpoint }: { readonly endpoint: string }, placed: Placed, what: string): void {
  if (placed.endpoint === endpoint) return;
  throw new FineTuneError(`${what} belongs to ${placed.endpoint}, but the provider is configured for ${endpoint}`, {
    code: "wrong-endpoint",
    nextStep:
      "Set the endpoint back (`finetune:endpoint`, the base URLs, their environment variables), or run `pulumi state delete` if the stack is to let go of it.",
  });
}

/**
 * What a plan must know of the endpoint: what is replaced has to be deleted where it is, and what is simulated must not pass
 * for something real. Between two addresses of real clouds what is kept may simply have been renamed, so that is only said.
 * @throws FineTuneError `wrong-endpoint`
 */
export async function checkPlannedPlace(
  context: Context,
  placed: Placed,
  what: string,
  isReplaced: boolean,
): Promise<void> {
  const endpoint = own(context.settings.endpoints, placed.cloud);
  // A cloud that is not there any more is told of by whoever calls it.
  if (endpoint === undefined || placed.endpoint === endpoint) return;
  const crossesClouds = [placed.endpoint, endpoint].includes("embedded");
  if (isReplaced || crossesClouds) return requireSamePlace({ endpoint }, placed, what);
  await context.log(
    "warning",
    `${what} belongs to ${placed.endpoint}, not to ${endpoint} for which the provider is configured; it is kept as it is`,
  );
}

/**
 * A cloud's "not found" counts as gone only for the account that the thing belongs to.
 * @throws FineTuneError `unproven-account` when the credential in use is another one or cannot be told.
 */
export async function requireOwnAccount(
  session: CloudSession,
  placed: Placed,
  what: string,
  signal: AbortSignal,
): Promise<void> {
  const { account, details } = placed;
  const hasSameKey = details?.["keyFingerprint"] === session.keyFingerprint;
  const isOwn = hasSameKey || (account === undefined ? undefined : await session.ownsAccount(account, signal));
  if (isOwn === true) return;
  const why =
    isOwn === false
      ? "the credential in use belongs to another account"
      : "the account of the credential in use cannot be told";
  throw new FineTuneError(
    `${session.cloud} does not find ${what}, but ${why}${account === undefined ? "" : ` (it belongs to ${account})`}, so it is not taken for deleted`,
    {
      code: "unproven-account",
      nextStep: "Use the credentials that it was made with; if it is really gone, run `pulumi state delete` for it.",
    },
  );
}

/**
 * What embedded clouds do not find may stand in another folder than theirs. Called before a stack lets go of it.
 * @throws FineTuneError `empty-clouds` where nothing was ever made in their folder
 */
export async function tellOtherFolder({ embedded, log }: Context, placed: Placed, what: string): Promise<void> {
  if (embedded === undefined || placed.endpoint !== "embedded") return;
  const where = `the embedded clouds in ${embedded.folder}`;
  if (await embedded.isUntouched()) {
    throw new FineTuneError(`${where} are empty, so ${what} is not taken for deleted: it was made in another folder`, {
      code: "empty-clouds",
      nextStep:
        "Set `finetune:dataDir` to the folder in which it was made, or run `pulumi state delete` if the stack is to let go of it.",
    });
  }
  await log(
    "warning",
    `${where} have no ${what}, so the stack lets go of it; where it was made in another folder, set \`finetune:dataDir\` to that one before the refresh`,
  );
}
