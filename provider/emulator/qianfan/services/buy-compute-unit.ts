import type { QianfanCloud } from "../cloud";
import type { ServiceRow } from "./service-store";

/** Stores a compute unit of a service and gives its ID: 32 hexadecimal characters, as in the SDK's mock. */
export function buyComputeUnit(
  cloud: QianfanCloud,
  service: ServiceRow,
  paymentTiming: string,
  replicas: number,
): string {
  const id = cloud.world.randomText(32, "0123456789abcdef");
  cloud.computeUnits.insert({
    id,
    service_seq: service.seq,
    payment_timing: paymentTiming,
    replicas,
    created_at: cloud.world.now(),
  });
  cloud.journal.effect({
    cloud: "qianfan",
    effect: "compute-unit.bought",
    subject: id,
    detail: { serviceId: service.id, paymentTiming, replicas },
  });
  return id;
}
