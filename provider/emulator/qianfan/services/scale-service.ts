import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { refuse } from "../refusals";
import { readServiceConfig, scaledConfig, type ServiceConfig } from "./service-config";
import { serviceState, updateTime } from "./service-state";
import type { ServiceRow } from "./service-store";
import { requireService } from "./services";

const page = doc("hmm33jcxg");

const schema = reads(
  z.object({ serviceId: z.string().min(1), instanceId: z.string().min(1), deploymentReplicasCount: z.int().min(0) }),
);

/** Sets how many replicas of a service run on one of its compute units. */
export const scaleService = operation({
  ...action("/v2/service", "ScaleService"),
  source: page,
  rules: {
    "deploymentReplicasCount is 0 or more; 0 takes the unit out of the service, which does not give it back": page,
    "more than the unit has room for is refused": doc("hmm33jcxg: the service then fails to grow"),
    "that refusal is ComputeUnitNotEnough, at once": ours("the page names no code"),
    "a Postpaid unit that was bought with the service grows and shrinks with it; a Prepaid one has room for what was bought":
      ours("not stated"),
    "a unit that the service does not run on yet is added": ours("only taking one out is stated"),
    "the last replica cannot be taken out: UnsupportedOperation": ours("DeactivateService takes a service off"),
    "what served goes on serving, and updateStatus is Updating for five simulated minutes": ours("not stated"),
    "a service that is not Serving, or that is Updating, is refused with UnsupportedOperation": ours("not stated"),
    "the result is true, also for a count that is there already": page,
  },
  requestFields: fieldsFrom(page, "serviceId", "instanceId", "deploymentReplicasCount"),
  answerFields: fieldsFrom(page, "(itself)"),
  transaction: "write",
  parse: schema,
  answer: (call, { serviceId, instanceId, deploymentReplicasCount: replicas }) => {
    const { cloud } = call;
    const service = requireService(call, serviceId);
    const { status, isUpdating } = serviceState(cloud, service);
    if (status !== "Serving" || isUpdating) {
      const state = isUpdating ? "Updating" : status;
      throw refuse("UnsupportedOperation", `The service can not be scaled because it is ${state}`);
    }
    const config = withReplicas(cloud, service, instanceId, replicas);
    if (config === undefined) return true;
    cloud.settle();
    cloud.services.scale(service.seq, JSON.stringify(config), updateTime(cloud));
    const detail = { instanceId, replicas };
    cloud.journal.effect({ cloud: "qianfan", effect: "service.scaled", subject: service.id, detail });
    return true;
  },
});

/** What the service runs on then; undefined where it does already. */
function withReplicas(
  cloud: QianfanCloud,
  service: ServiceRow,
  instanceId: string,
  replicas: number,
): ServiceConfig | undefined {
  const config = readServiceConfig(service);
  const bought = cloud.computeUnits.ofService(service.seq).find(({ id }) => id === instanceId);
  if (bought === undefined && config.type !== undefined) throw refuse("NoSuchComputeUnit");
  const standing = config.units.find((unit) => unit.instanceId === instanceId);
  const before = bought?.replicas ?? standing?.deploymentReplicasCount ?? 0;
  if (before === replicas) return undefined;
  const total = config.replicasCount - before + replicas;
  if (total < 1) {
    throw refuse("UnsupportedOperation", "The service can not be scaled because no replica would be left");
  }
  if (bought === undefined) return scaledConfig(cloud, { ...config, replicasCount: total }, instanceId, replicas);
  if (bought.payment_timing === "Prepaid" && replicas > before) throw refuse("ComputeUnitNotEnough");
  cloud.computeUnits.resize(bought.seq, replicas);
  return { ...config, replicasCount: total };
}
