import { isRecord } from "../../base/is-record";
import { containsUnknown, isUnknown } from "../../base/unknown";
import type { HourlyUse } from "../../contract/rules";
import { isAbsent } from "../rules/is-absent";

type Block = Readonly<Record<string, unknown>>;

/** What a deployment takes by the hour: units of its template, or throughput [model-training-and-deployment-billing]. */
export function hourlyUse(block: Block): HourlyUse {
  const { plan, capacity, prefillCapacity, decodeCapacity } = block;
  if (isUnknown(plan)) return { kind: "unknown" };
  const counts = isAbsent(prefillCapacity) ? [capacity] : [prefillCapacity, decodeCapacity];
  switch (String(plan).toLowerCase()) {
    case "lora":
      return { kind: "nothing", because: "plan lora is paid by token" };
    case "mu":
      return unitsOf(unitOf(block), counts);
    case "cu":
      return unitsOf("CU", counts);
    case "ptu":
      return throughputUse(block);
    default:
      return { kind: "untold", why: `how plan ${String(plan)} is paid is not known` };
  }
}

/** A template is named after its unit; one that separates roles has more behind that (our reading of `GET /deployments/models`). */
function unitOf({ deploySpec, templateId }: Block): unknown {
  const template = isAbsent(deploySpec) ? templateId : deploySpec;
  if (typeof template !== "string") return template;
  const name = template.toUpperCase();
  return /^MU\d+/.exec(name)?.[0] ?? name;
}

function unitsOf(unit: unknown, counts: readonly unknown[]): HourlyUse {
  if (containsUnknown([unit, counts])) return { kind: "unknown" };
  if (typeof unit !== "string") return { kind: "untold", why: "its template is not told" };
  if (!counts.every((count) => typeof count === "number")) return { kind: "untold", why: "its capacity is not told" };
  return { kind: "units", unit, count: counts.reduce((sum, count) => sum + count, 0) };
}

/** A unit of the price columns is 10,000 tokens a minute in and 1,000 out; what has other proportions counts by the greater. */
function throughputUse({ chargeType, ptuCapacity }: Block): HourlyUse {
  if (containsUnknown([chargeType, ptuCapacity])) return { kind: "unknown" };
  if (chargeType === "pre_paid") {
    return {
      kind: "untold",
      why: "throughput that is paid beforehand has a price of its own, which the console tells",
    };
  }
  if (!isRecord(ptuCapacity)) return { kind: "untold", why: "its ptuCapacity is not told" };
  const { inputTpm = 0, outputTpm = 0, thinkingOutputTpm = 0 } = ptuCapacity;
  const count = Math.max(Number(inputTpm) / 10_000, Number(outputTpm) / 1000, Number(thinkingOutputTpm) / 1000);
  if (!Number.isFinite(count)) return { kind: "untold", why: "its ptuCapacity is not made of numbers" };
  const because = `documents disagree on the unit of ptuCapacity, 1000 times apart: ${count} as tokens a minute; the dearer reading counts`;
  return { kind: "units", unit: "ptu", count, dearer: { count: count * 1000, because } };
}
