import { variableIn } from "../../notices/targets";
import type { CliContext } from "../cli-context";
import { absence } from "../notify-command";
import type { DoctorFinding } from "./doctor-finding";

const key = "finetune:notify";

/** Whom the settings tell, and whether their addresses are there and hidden; nobody is called. */
export function notifyFindings({ settings, configuration }: CliContext): DoctorFinding[] {
  const { targets } = settings.notify;
  const found = targets.map((target): DoctorFinding => {
    const subject = `notify ${target.name}`;
    const missing = absence(target);
    if (missing === "") return { subject, level: "ok", says: [...target.events].join(", ") };
    return { subject, level: "warning", says: missing, wayOut: "Set it, then run `finetune notify --test`." };
  });
  const isPlain = targets.some(({ url, secret = url }) => [url, secret].some((text) => variableIn(text) === undefined));
  if (!isPlain || !configuration.plainKeys.has(key)) return found;
  return [
    ...found,
    {
      subject: "notify",
      level: "problem",
      says: `an address or secret in ${key} is stored unencrypted in the stack's configuration`,
      wayOut: `Run \`pulumi config set --secret --path '${key}[0].slack.url'\` and the like, or write \`env:NAME\`.`,
    },
  ];
}
