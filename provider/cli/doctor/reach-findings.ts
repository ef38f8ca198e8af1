import axios from "axios";
import type { CloudName } from "../../contract/keys";
import type { DoctorFinding } from "./doctor-finding";

const timeoutMs = 10_000;
/** Signatures that are further off than half an hour are refused (general Baidu AI Cloud rule); warn well before. */
const warnSkewMs = 60_000;
const failSkewMs = 1_800_000;

/** Whether a cloud answers at all, and how far its clock is from this machine's. */
export async function reachFindings(cloud: CloudName, baseUrl: string): Promise<DoctorFinding[]> {
  try {
    const sentAt = Date.now();
    const answer = await axios.get(baseUrl, { timeout: timeoutMs, maxRedirects: 0, validateStatus: () => true });
    const date: unknown = answer.headers["date"];
    // The clock was read about midway between question and answer.
    const localTime = (sentAt + Date.now()) / 2;
    const reached: DoctorFinding = { subject: `${cloud} reachable`, level: "ok", says: baseUrl };
    return typeof date === "string" ? [reached, clockSkew(cloud, Date.parse(date), localTime)] : [reached];
  } catch (error) {
    const says = `${baseUrl}: ${error instanceof Error ? error.message : String(error)}`;
    const wayOut = "Check the network, the proxy environment and the base URL.";
    return [{ subject: `${cloud} reachable`, level: "problem", says, wayOut }];
  }
}

function clockSkew(cloud: CloudName, cloudTime: number, localTime: number): DoctorFinding {
  // The header has whole seconds.
  const skewMs = Math.max(0, Math.abs(cloudTime - localTime) - 1_000);
  const subject = `${cloud} clock`;
  const says = `${Math.round(skewMs / 1000)} s apart`;
  if (Number.isNaN(skewMs) || skewMs < warnSkewMs) return { subject, level: "ok", says };
  const level = skewMs < failSkewMs ? "warning" : "problem";
  const way = cloudTime < localTime ? "ahead of" : "behind";
  return {
    subject,
    level,
    says: `this machine's clock is ${says.replace(" apart", "")} ${way} the cloud's`,
    wayOut: "Set this machine's clock: signatures carry its time.",
  };
}
