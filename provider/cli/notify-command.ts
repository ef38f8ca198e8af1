import { systemClock } from "../base/clock";
import { printableLine } from "../base/printable";
import { testMessage } from "../notices/message";
import { sendMessage } from "../notices/send-message";
import { variableIn, type Target } from "../notices/targets";
import { openCli } from "./cli-context";
import { interruption } from "./interruption";
import { note, print } from "./print";
import { textTable } from "./text-table";

/** Choices of the command. */
export interface NotifyOptions {
  readonly stack?: string;
  readonly test?: boolean;
}

/** Lists who is told of what, or sends each of them a message. Exit code 1 where one did not take it. */
export async function runNotify({ stack, test }: NotifyOptions): Promise<number> {
  const { settings } = await openCli(stack);
  const { targets, allowsInsecure } = settings.notify;
  if (targets.length === 0) {
    note("nobody is told: set finetune:notify, and name its stack with --stack, or FINETUNE_NOTIFY");
    return test === true ? 1 : 0;
  }
  if (test !== true) {
    print(textTable(targets.map((target) => [target.name, [...target.events].join(", "), absence(target)])));
    return 0;
  }
  const signal = interruption();
  const now = (): Date => new Date(systemClock.now());
  const mailer = { environment: process.env, allowsInsecure, now };
  const each = await Promise.all(targets.map((target) => sendMessage(mailer, target, testMessage(now()), signal)));
  const rows = each.map((delivery, index) => {
    const name = targets[index]?.name ?? "";
    if (!("why" in delivery)) return [name, "told"];
    return [name, printableLine(`not told: ${[delivery.why, delivery.nextStep].filter(Boolean).join(". ")}`)];
  });
  print(textTable(rows));
  return each.every(({ kind }) => kind === "told") ? 0 : 1;
}

/** What of a target the environment lacks, for people; empty where nothing does. */
export function absence({ url, secret }: Target): string {
  const names = [url, secret ?? ""].flatMap((text) => variableIn(text) ?? []);
  const missing = names.filter((name) => (process.env[name] ?? "").trim() === "");
  return missing.length === 0 ? "" : `${missing.join(" and ")} not set`;
}
