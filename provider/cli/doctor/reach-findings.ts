import { axiosExchange } from "../../clouds/http/axios-exchange";
import { ExchangeFailure, type WireAnswer } from "../../clouds/http/exchange";
import type { CloudName } from "../../contract/keys";
import type { DoctorFinding } from "./doctor-finding";

const connectTimeoutMs = 10_000;
const timeoutMs = 15_000;
/** Signatures that are further off than half an hour are refused (general Baidu AI Cloud rule); warn well before. */
const warnSkewMs = 60_000;
const failSkewMs = 1_800_000;

/** Whether a cloud answers at all, the way calls go (proxy and TLS included), and how far its clock is from this machine's. */
export async function reachFindings(cloud: CloudName, baseUrl: string): Promise<DoctorFinding[]> {
  const subject = `${cloud} reachable`;
  try {
    const sentAt = Date.now();
    const { headers, via } = await ask(baseUrl);
    // The clock was read about midway between question and answer.
    const localTime = (sentAt + Date.now()) / 2;
    const says = via === undefined ? baseUrl : `${baseUrl}, through the proxy ${via}`;
    const reached: DoctorFinding = { subject, level: "ok", says };
    const { date } = headers;
    return date === undefined ? [reached] : [reached, clockSkew(cloud, Date.parse(date), localTime)];
  } catch (error) {
    const says = `${baseUrl}: ${error instanceof Error ? error.message : String(error)}`;
    const known = error instanceof ExchangeFailure ? error.nextStep : undefined;
    const wayOut = known ?? "Check the network, the proxy environment and the base URL.";
    return [{ subject, level: "problem", says, wayOut }];
  }
}

function ask(baseUrl: string): Promise<WireAnswer> {
  const limits = { connectTimeoutMs, maxAnswerBytes: 2 ** 20, freshConnection: true };
  const request = { method: "GET", url: new URL(baseUrl), headers: {} } as const;
  return axiosExchange(request, limits, AbortSignal.timeout(timeoutMs));
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
