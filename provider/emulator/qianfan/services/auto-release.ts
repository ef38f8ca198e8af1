import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, onAction, operation, reads } from "../call";
import { refuse } from "../refusals";
import { utcTime } from "../../times";
import { requireComputeUnit } from "./compute-units";
import { releaseTime, requireFuture } from "./release-time";

const schema = reads(
  z.object({ serviceId: z.string().min(1), instanceId: z.string().min(1), releaseTime: releaseTime.optional() }),
);

const page = doc("8m33u852z");

/** Sets when a compute unit of a service gives itself back, or takes that time away. */
export const autoReleaseComputeUnit = operation({
  ...action("/v2/serviceresources", "AutoReleaseComputeUnit", onAction("/v2/charge", "AutoReleaseComputeUnit")),
  source: page,
  rules: {
    "also on /v2/charge": client("routes of the Python SDK 0.4.12.3 (consts.py)"),
    "without releaseTime the time is taken away": doc("zmo6w9m4j"),
    "releaseTime is RFC 3339, or YYYY-MM-DD hh:mm:ss": doc("zmo6w9m4j"),
    "a time without a zone is China's; one that has passed is refused with param[releaseTime] invalid.":
      ours("not stated"),
    "a Prepaid unit is refused with UnsupportedOperation": doc("zmo6w9m4j: of postpaid units; the code is our choice"),
    "at that time the unit is released; a service without another one stops, as by ReleaseComputeUnit": ours(
      "the pages say released and nothing of the service",
    ),
    "the result is true": page,
  },
  requestFields: [...fieldsFrom(page, "serviceId", "instanceId"), ...fieldsFrom(doc("zmo6w9m4j"), "releaseTime")],
  answerFields: fieldsFrom(page, "(itself)"),
  transaction: "write",
  parse: schema,
  answer: (call, { releaseTime: releaseAt, ...asked }) => {
    const { cloud } = call;
    cloud.settle();
    const { service, unit } = requireComputeUnit(call, asked);
    if (unit.payment_timing === "Prepaid") {
      throw refuse("UnsupportedOperation", "The compute unit can not be released because it is Prepaid");
    }
    requireFuture(cloud, releaseAt);
    cloud.computeUnits.releaseAt(unit.seq, releaseAt ?? null);
    const detail = { serviceId: service.id, releaseTime: releaseAt === undefined ? "" : utcTime(releaseAt) };
    cloud.journal.effect({ cloud: "qianfan", effect: "compute-unit.timed", subject: unit.id, detail });
    return true;
  },
});
