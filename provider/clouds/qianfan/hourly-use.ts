import { isRecord } from "../../base/is-record";
import { containsUnknown } from "../../base/unknown";
import type { HourlyUse } from "../../contract/rules";

/**
 * What a service takes by the hour: the units that are bought with it, named by their hardware, unless `billing` pays them in
 * another way [kmm2wd9z1].
 */
export function hourlyUse(block: Readonly<Record<string, unknown>>): HourlyUse {
  const { resourceConfig, deploymentConfig, billing } = block;
  if (containsUnknown([resourceConfig, deploymentConfig, billing])) return { kind: "unknown" };
  if (isRecord(deploymentConfig)) {
    return { kind: "nothing", because: "the compute units that it runs on are there and paid already" };
  }
  if (!isRecord(resourceConfig) || !isRecord(billing)) {
    return { kind: "untold", why: "resourceConfig and billing are not given" };
  }
  if (billing["chargeType"] === "Tokens") return { kind: "nothing", because: "chargeType Tokens is paid by token" };
  if (billing["paymentTiming"] === "Prepaid") return paidByMonth;
  // One replica is the cloud's own default.
  const { type, replicasCount = 1 } = resourceConfig;
  return { kind: "units", unit: String(type), count: Number(replicasCount) };
}

/** Of units that are paid beforehand. */
export const paidByMonth: HourlyUse = {
  kind: "untold",
  why: "compute units that are paid beforehand are paid by the month",
};
