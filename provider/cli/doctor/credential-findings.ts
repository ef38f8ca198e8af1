import { settingRow } from "../../configuration/settings-table";
import type { Cloud } from "../../contract/cloud";
import { clouds } from "../../clouds";
import type { CliContext } from "../cli-context";
import type { DoctorFinding } from "./doctor-finding";

/** Whether a cloud's keys are there and where they come from; never what they are. */
export function credentialFindings(cloud: Cloud, cli: CliContext): DoctorFinding[] {
  return [presence(cloud, cli), ...cloud.credentials.flatMap((name) => storedPlain(cloud, name, cli))];
}

/** Whether a cloud cannot be called for want of a key. */
export function lacksCredentials(cloud: Cloud, cli: CliContext): boolean {
  return cloud.credentials.some((name) => sourceOf(name, cli) === undefined);
}

function presence(cloud: Cloud, cli: CliContext): DoctorFinding {
  const subject = `${cloud.name} credentials`;
  const missing = cloud.credentials.filter((name) => sourceOf(name, cli) === undefined);
  if (missing.length === 0) {
    return { subject, level: "ok", says: cloud.credentials.map((name) => sourceOf(name, cli)).join(", ") };
  }
  // Who works with one cloud needs no keys of the others.
  const level = clouds.all.every((each) => lacksCredentials(each, cli)) ? "problem" : "warning";
  const variables = missing.map((name) => settingRow(name).environment).join(" and ");
  const keys = missing.map((name) => `\`pulumi config set --secret finetune:${name}\``).join(" and ");
  const wayOut = `Set ${variables} in the environment, or run ${keys} and name the stack with --stack.`;
  return { subject, level, says: `${variables} not set`, wayOut };
}

/** As the settings are read: the environment wins. */
function sourceOf(name: string, { configuration }: CliContext): string | undefined {
  const { environment } = settingRow(name);
  if ((process.env[environment] ?? "").trim() !== "") return `${environment} is set`;
  const key = `finetune:${name}`;
  return (configuration.values.get(key) ?? "").trim() === "" ? undefined : `${key} is set`;
}

function storedPlain(cloud: Cloud, name: string, { configuration }: CliContext): DoctorFinding[] {
  const key = `finetune:${name}`;
  if (!configuration.plainKeys.has(key)) return [];
  return [
    {
      subject: `${cloud.name} credentials`,
      level: "problem",
      says: `${key} is stored unencrypted in the stack's configuration, and from the next \`up\` on in its state`,
      wayOut: `Run \`pulumi config set --secret ${key}\`, and make a new key where the old one may have been seen.`,
    },
  ];
}
