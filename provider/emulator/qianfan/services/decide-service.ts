import type { DeploymentFate } from "../../face";
import type { FaceContext } from "../../face-context";
import { createQianfanCloud, type QianfanCloud } from "../cloud";
import type { ServiceRow } from "./service-store";
import { deploymentTimes, serviceState } from "./service-state";

/**
 * Brings a service into a state that no call leads to, as what a fault rule, the control interface or the console does.
 * Inside a write; undefined when there is no such service.
 * @public loaded by `require` when it is needed
 */
export function decideService(context: FaceContext, serviceId: string, fate: DeploymentFate): string | undefined {
  const cloud = createQianfanCloud(context);
  const service = cloud.services.byId(serviceId);
  if (service === undefined) return undefined;
  cloud.settle();
  const detail = { fate: fate.kind };
  cloud.journal.effect({ cloud: "qianfan", effect: "service.decided", subject: serviceId, detail });
  changes[fate.kind](cloud, service, "message" in fate ? fate.message : undefined);
  const changed = cloud.services.byId(serviceId);
  return changed === undefined ? "Deleted" : serviceState(cloud, changed).status;
}

type Change = (cloud: QianfanCloud, service: ServiceRow, message: string | undefined) => void;

/** What is owed stops a service as the console does: the cloud has one word for both. */
const stop: Change = (cloud, { seq }) => cloud.services.stop(seq, cloud.world.now());

const changes: Readonly<Record<DeploymentFate["kind"], Change>> = {
  fail: (cloud, service, message = "failed by a fault rule") => {
    const now = cloud.world.now();
    const { status, next } = serviceState(cloud, service);
    // What comes up or changes fails when it would have been ready.
    const failedAt = status === "New" || status === "Deploying" ? service.serving_at : (next?.from_at ?? now);
    cloud.services.fail(service.seq, failedAt, message);
  },
  stop,
  arrears: stop,
  resume: (cloud, { seq }) => cloud.services.restart(seq, deploymentTimes(cloud)),
  vanish: (cloud, { seq }) => cloud.services.remove(seq),
};
