import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { requireComputeUnit } from "./require-compute-unit";

const page = doc("Dlyqvo40k");

/** Gives a compute unit of a service back. There is no call that deletes a service. */
export const releaseComputeUnit: Operation = {
  path: "/v2/charge",
  action: "ReleaseComputeUnit",
  aliases: [{ path: "/v2/serviceresources", action: "ReleaseComputeUnit" }],
  mode: "write",
  source: page,
  rules: {
    "also on /v2/serviceresources": page,
    "a Prepaid unit is refused with UnsupportedOperation": doc(
      "pm33u1tok: for postpaid instances; the code is our choice",
    ),
    "a service whose last unit it is stops at once; its record stays": ours("not stated; no call deletes a service"),
    "the result is true": page,
  },
  requestFields: fieldsFrom(page, "serviceId", "instanceId"),
  answerFields: fieldsFrom(page, "(itself)"),
  answer: (call) => {
    const { cloud } = call;
    const { service, unit } = requireComputeUnit(call);
    if (unit.payment_timing === "Prepaid") {
      throw new Refusal("UnsupportedOperation", {
        message: "The compute unit can not be released because it is Prepaid",
      });
    }
    cloud.settle();
    const now = cloud.world.now();
    cloud.computeUnits.release(unit.seq, now);
    const detail = { serviceId: service.id };
    cloud.journal.effect({ cloud: "qianfan", effect: "compute-unit.released", subject: unit.id, detail });
    if (cloud.computeUnits.ofService(service.seq).length === 0 && service.stopped_at === null) {
      cloud.services.stop(service.seq, now);
      cloud.journal.effect({ cloud: "qianfan", effect: "service.stopped", subject: service.id });
    }
    return true;
  },
};
