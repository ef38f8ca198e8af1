import { FineTuneError } from "../base/fine-tune-error";
import { listWords } from "../base/list-words";
import { clouds } from "../clouds";
import type { Cloud } from "../contract/cloud";
import { openConfigured } from "../configuration/open-configured";
import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import type { CliContext } from "./cli-context";

/**
 * Sessions on every cloud that is configured, or on one.
 * @param onLeftOut hears which one is left out, and why.
 * @throws FineTuneError `no-credentials` where none is configured
 */
export function openSessions(
  { sessions }: CliContext,
  only: CloudName | undefined,
  onLeftOut: (text: string) => void,
): readonly CloudSession[] {
  if (only !== undefined) return [sessions.open(only)];
  const { opened, refused } = openConfigured((cloud) => sessions.open(cloud));
  if (opened.length === 0) {
    throw new FineTuneError(`no credentials for ${clouds.all.length === 2 ? "either" : "any"} cloud`, {
      code: "no-credentials",
      nextStep: `Set ${clouds.all.map(credentialVariables).join(", or ")}, or name a stack that has them with --stack.`,
    });
  }
  for (const { message } of refused) onLeftOut(`left out: ${message}`);
  return opened;
}

function credentialVariables({ credentials, settings }: Cloud): string {
  return listWords(
    credentials.flatMap((name) => settings[name]?.environment ?? []),
    "and",
  );
}
