import { join } from "node:path";
import { systemClock } from "../base/clock";
import type { Occurrence } from "../contract/notice";
import { createLedger, type Ledger } from "./ledger";
import { eventIdOf, messageOf, type Subject } from "./message";
import { sendMessage, type Delivery, type Mailer } from "./send-message";
import { judgeTargets, type Target } from "./targets";

/** What the settings say about telling. */
export interface NotifySettings {
  readonly targets: readonly Target[];
  readonly allowsInsecure: boolean;
}

/** Tells people what happens, once for each event and target. */
export interface Notices {
  /** The configured targets, or those of a resource's own argument `notify`. */
  targetsFor(own: unknown): readonly Target[];
  /** Nothing was trained or paid. */
  readonly isSimulated: boolean;
  /** `told` also where another process has told it. */
  tell(occurrence: Occurrence, subject: Subject, target: Target, signal: AbortSignal): Promise<Delivery>;
}

/** Where it is told from. */
export interface NoticesOptions {
  readonly notify: NotifySettings;
  readonly isSimulated: boolean;
  /** Where this package keeps what it may lose. */
  readonly dataDirectory: string;
  readonly environment: Mailer["environment"];
}

/** One process' notices. */
export function createNotices({ notify, isSimulated, dataDirectory, environment }: NoticesOptions): Notices {
  const { allowsInsecure } = notify;
  const mailer: Mailer = { environment, allowsInsecure, now: () => new Date(systemClock.now()) };
  const ledger = createLedger(join(dataDirectory, "notices"));
  return {
    isSimulated,
    targetsFor: (own) => {
      if (own === undefined || own === null) return notify.targets;
      const judged = judgeTargets(own, { isArgument: true, allowsInsecure });
      // Check has refused what is none; what was recorded by another release tells nobody.
      return "targets" in judged ? judged.targets : [];
    },
    tell: (occurrence, subject, target, signal) => tellOnce(ledger, mailer, { occurrence, subject, target }, signal),
  };
}

async function tellOnce(
  ledger: Ledger,
  mailer: Mailer,
  { occurrence, subject, target }: { occurrence: Occurrence; subject: Subject; target: Target },
  signal: AbortSignal,
): Promise<Delivery> {
  const eventId = eventIdOf(occurrence);
  switch (ledger.claim(eventId, target.name)) {
    case "told":
      return { kind: "told" };
    case "busy":
      return { kind: "elsewhere" };
    case "mine":
  }
  const delivery = await sendMessage(mailer, target, messageOf(occurrence, subject, mailer.now()), signal);
  if (delivery.kind === "owed") ledger.giveUp(eventId, target.name);
  else ledger.told(eventId, target.name);
  return delivery;
}
