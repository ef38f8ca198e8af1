import type { Cloud } from "../../contract/cloud";
import { isInsecure } from "../../base/loopback";
import { FineTuneError } from "../../base/fine-tune-error";
import { clouds } from "../../clouds";
import type { CliContext } from "../cli-context";
import { credentialFindings, lacksCredentials } from "./credential-findings";
import type { DoctorFinding } from "./doctor-finding";
import { reachFindings } from "./reach-findings";

/** Both listings of an account and a slow network fit into this (our choice). */
const timeoutMs = 10_000;

/** Which clouds are meant, and for each: credentials by presence, reachability, clock, and whether it accepts the keys. */
export async function cloudFindings(cli: CliContext): Promise<DoctorFinding[]> {
  const { settings, sessions } = cli;
  const where: DoctorFinding = {
    subject: "endpoint",
    level: settings.endpoint.kind === "real" ? "ok" : "warning",
    says: sessions.notice ?? "the real clouds",
  };
  const look = settings.endpoint.kind === "embedded" ? embeddedFindings : networkFindings;
  const each = await Promise.all(clouds.all.map((cloud) => look(cloud, cli)));
  return [where, ...each.flat()];
}

/** Embedded clouds need no keys and no network. */
async function embeddedFindings(cloud: Cloud, cli: CliContext): Promise<DoctorFinding[]> {
  return [await acceptance(cloud, cli)];
}

async function networkFindings(cloud: Cloud, cli: CliContext): Promise<DoctorFinding[]> {
  const keys = credentialFindings(cloud, cli);
  const reach = await reachFindings(cloud.name, cli.settings.clouds[cloud.name]?.baseUrl ?? "");
  const isWorthAsking = !lacksCredentials(cloud, cli) && reach.every(({ level }) => level !== "problem");
  return [...keys, ...insecureFindings(cloud, cli), ...reach, ...(isWorthAsking ? [await acceptance(cloud, cli)] : [])];
}

/** Settings refuse such an address unless it is allowed. */
function insecureFindings({ name }: Cloud, { settings }: CliContext): DoctorFinding[] {
  const addresses = Object.entries(settings.clouds[name] ?? {}).filter(([member]) => /baseUrl$/i.test(member));
  return addresses.flatMap(([, url = ""]) => {
    if (!isInsecure(url)) return [];
    const says = `keys and data go to ${url} unencrypted, as finetune:allowInsecureEndpoint allows`;
    return [{ subject: `${name} address`, level: "warning", says, wayOut: "Give an https address." }];
  });
}

/** One page of the account's jobs, which needs a key that may see them. */
async function acceptance({ name }: Cloud, { sessions }: CliContext): Promise<DoctorFinding> {
  const subject = `${name} account`;
  try {
    await sessions.open(name).list(AbortSignal.timeout(timeoutMs)).next();
    return { subject, level: "ok", says: "lists its jobs" };
  } catch (error) {
    if (!(error instanceof FineTuneError)) throw error;
    const { message, nextStep } = error;
    return { subject, level: "problem", says: message, ...(nextStep === undefined ? {} : { wayOut: nextStep }) };
  }
}
