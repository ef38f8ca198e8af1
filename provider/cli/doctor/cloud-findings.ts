import axios from "axios";
import type { Sessions } from "../../configuration/open-session";
import type { Settings } from "../../configuration/settings";
import type { CloudName } from "../../lifecycle/cloud";
import { FineTuneError } from "../../lifecycle/fine-tune-error";
import { cloudNames } from "../../lifecycle/inputs";
import type { DoctorFinding } from "./doctor-finding";

const timeoutMs = 10_000;
/** Qianfan refuses signatures that are further off than half an hour (general Baidu AI Cloud rule); warn well before. */
const warnSkewMs = 60_000;
const failSkewMs = 1_800_000;

/** Credentials by presence, reachability, clock skew and acceptance of the credentials, for each cloud. */
export async function cloudFindings(settings: Settings, sessions: Sessions): Promise<DoctorFinding[]> {
  const where: DoctorFinding = {
    subject: "endpoint",
    level: settings.endpoint.kind === "real" ? "ok" : "warning",
    says: sessions.notice ?? "the real clouds",
  };
  if (settings.endpoint.kind === "embedded") return [where];
  const each = await Promise.all(cloudNames.map((cloud) => findingsFor(cloud, settings, sessions)));
  return [where, ...each.flat()];
}

async function findingsFor(cloud: CloudName, settings: Settings, sessions: Sessions): Promise<DoctorFinding[]> {
  const reach = await reachability(cloud, settings[cloud].baseUrl);
  return [...reach, await credentials(cloud, sessions)];
}

async function reachability(cloud: CloudName, baseUrl: string): Promise<DoctorFinding[]> {
  try {
    const sentAt = Date.now();
    const answer = await axios.get(baseUrl, { timeout: timeoutMs, maxRedirects: 0, validateStatus: () => true });
    const date: unknown = answer.headers["date"];
    const reached: DoctorFinding = { subject: `${cloud} reachable`, level: "ok", says: baseUrl };
    return typeof date === "string" ? [reached, clockSkew(cloud, Date.parse(date), sentAt)] : [reached];
  } catch (error) {
    const says = `${baseUrl}: ${error instanceof Error ? error.message : String(error)}`;
    const wayOut = "Check the network, the proxy environment and the base URL.";
    return [{ subject: `${cloud} reachable`, level: "problem", says, wayOut }];
  }
}

function clockSkew(cloud: CloudName, cloudTime: number, localTime: number): DoctorFinding {
  const skewMs = Math.abs(cloudTime - localTime);
  const subject = `${cloud} clock`;
  // The header has whole seconds, and the answer took a moment.
  const says = `${Math.round(skewMs / 1000)} s apart`;
  if (Number.isNaN(skewMs) || skewMs < warnSkewMs) return { subject, level: "ok", says };
  const level = skewMs < failSkewMs ? "warning" : "problem";
  return { subject, level, says, wayOut: "Set this machine's clock: signatures carry its time." };
}

async function credentials(cloud: CloudName, sessions: Sessions): Promise<DoctorFinding> {
  const subject = `${cloud} credentials`;
  try {
    const jobs = sessions.open(cloud).list(AbortSignal.timeout(timeoutMs));
    await jobs.next();
    return { subject, level: "ok", says: "present and accepted" };
  } catch (error) {
    if (!(error instanceof FineTuneError)) throw error;
    const level = error.code === "missing-credentials" ? "warning" : "problem";
    return { subject, level, says: error.message, ...(error.nextStep === undefined ? {} : { wayOut: error.nextStep }) };
  }
}
