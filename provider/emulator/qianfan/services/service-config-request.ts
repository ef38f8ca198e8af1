import { z } from "zod";
import { invalidParameter } from "../invalid-parameter";
import { Refusal } from "../refusal";
import type { QianfanCloud } from "../cloud";
import { sampleComputeUnits } from "./sample-compute-units";
import { plainText } from "../plain-text";
import { readServiceConfig, type ServiceConfig } from "./service-config";

const replicas = z.int().min(1);
/** (0,50] in steps of 0.01 (kmm2wd9z1). */
const qps = z
  .number()
  .gt(0)
  .max(50)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6);

/** `resourceConfig` and `deploymentConfig` of CreateService. */
export const serviceConfigRequest = z.object({
  resourceConfig: z
    .object({ region: plainText.optional(), type: plainText, qps: qps.optional(), replicasCount: replicas.default(1) })
    .optional(),
  deploymentConfig: z
    .object({
      deploymentComputeUnitList: z.array(z.object({ instanceId: plainText, deploymentReplicasCount: replicas })).min(1),
      replicasCount: replicas.optional(),
      qps: qps.optional(),
      replicaComputeUnitCount: replicas.default(1),
    })
    .optional(),
});

/**
 * What a new service runs on: either new hardware or compute units that are there.
 *
 * @throws Refusal `InappropriateJSON` for both or none, `NoSuchComputeUnit`, `ComputeUnitNotEnough`
 */
export function requestedConfig(
  cloud: QianfanCloud,
  { resourceConfig, deploymentConfig }: z.infer<typeof serviceConfigRequest>,
): ServiceConfig {
  if ((resourceConfig === undefined) === (deploymentConfig === undefined)) throw invalidParameter("resourceConfig");
  if (resourceConfig !== undefined) return { ...resourceConfig, units: [], unitsPerReplica: 1 };
  const { deploymentComputeUnitList: units = [], replicaComputeUnitCount: unitsPerReplica = 1 } =
    deploymentConfig ?? {};
  for (const { instanceId, deploymentReplicasCount } of units) {
    const unit = sampleComputeUnits.find((sample) => sample.instanceId === instanceId);
    if (unit === undefined) throw new Refusal("NoSuchComputeUnit");
    const isEnough = usedUnits(cloud, instanceId) + deploymentReplicasCount * unitsPerReplica <= unit.units;
    if (!isEnough) throw new Refusal("ComputeUnitNotEnough");
  }
  const deployed = units.reduce((sum, { deploymentReplicasCount }) => sum + deploymentReplicasCount, 0);
  return {
    ...(deploymentConfig?.qps === undefined ? {} : { qps: deploymentConfig.qps }),
    replicasCount: deploymentConfig?.replicasCount ?? deployed,
    units,
    unitsPerReplica,
  };
}

function usedUnits(cloud: QianfanCloud, instanceId: string): number {
  const configs = cloud.services
    .all()
    .filter(({ stopped_at: stoppedAt }) => stoppedAt === null)
    .map(readServiceConfig);
  return configs.reduce((sum, { units, unitsPerReplica }) => {
    const own = units.filter((unit) => unit.instanceId === instanceId);
    return sum + own.reduce((count, unit) => count + unit.deploymentReplicasCount * unitsPerReplica, 0);
  }, 0);
}
