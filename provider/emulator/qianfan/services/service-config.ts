import { z } from "zod";
import type { QianfanCloud } from "../cloud";
import { invalidParameter, refuse } from "../refusals";
import { plainText } from "../request-body";

const deploymentUnit = z.object({ instanceId: z.string(), deploymentReplicasCount: z.number() });

const storedConfig = z.object({
  /** Hardware that was bought with the service; absent where it runs on compute units that were there. */
  type: z.string().optional(),
  region: z.string().optional(),
  qps: z.number().optional(),
  replicasCount: z.number(),
  units: z.array(deploymentUnit),
  unitsPerReplica: z.number(),
});

/** What a service runs on. */
export type ServiceConfig = z.infer<typeof storedConfig>;

/** The stored configuration of a service. */
export function readServiceConfig({ config }: { readonly config: string }): ServiceConfig {
  return storedConfig.parse(JSON.parse(config));
}

/** A compute unit that is there from the start, for services that bring none. */
interface SampleComputeUnit {
  readonly instanceId: string;
  /** How many replicas of one unit each fit. */
  readonly units: number;
}

/** One, so that `deploymentConfig` can be tried: the calls that buy one without a service are not simulated (our choice). */
const sampleComputeUnits: readonly SampleComputeUnit[] = [{ instanceId: "unit-sample01", units: 4 }];

const replicas = z.int().min(1);
/** (0,50] in steps of 0.01 [kmm2wd9z1]. */
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
  chargeType: string,
): ServiceConfig {
  const isBare = resourceConfig === undefined && deploymentConfig === undefined;
  if (isBare && chargeType === "Tokens") return { replicasCount: 1, units: [], unitsPerReplica: 1 };
  if ((resourceConfig === undefined) === (deploymentConfig === undefined)) throw invalidParameter("resourceConfig");
  if (resourceConfig !== undefined) return { ...resourceConfig, units: [], unitsPerReplica: 1 };
  const { deploymentComputeUnitList: units = [], replicaComputeUnitCount: unitsPerReplica = 1 } =
    deploymentConfig ?? {};
  for (const { instanceId, deploymentReplicasCount } of units) {
    requireRoom(cloud, instanceId, deploymentReplicasCount * unitsPerReplica);
  }
  const deployed = units.reduce((sum, { deploymentReplicasCount }) => sum + deploymentReplicasCount, 0);
  return {
    ...(deploymentConfig?.qps === undefined ? {} : { qps: deploymentConfig.qps }),
    replicasCount: deploymentConfig?.replicasCount ?? deployed,
    units,
    unitsPerReplica,
  };
}

/** The configuration of a service that is to have so many replicas on a compute unit that was there before it. */
export function scaledConfig(
  cloud: QianfanCloud,
  config: ServiceConfig,
  instanceId: string,
  replicas: number,
): ServiceConfig {
  const before = config.units.find((unit) => unit.instanceId === instanceId)?.deploymentReplicasCount ?? 0;
  requireRoom(cloud, instanceId, (replicas - before) * config.unitsPerReplica);
  const others = config.units.filter((unit) => unit.instanceId !== instanceId);
  return {
    ...config,
    units: replicas === 0 ? others : [...others, { instanceId, deploymentReplicasCount: replicas }],
  };
}

function requireRoom(cloud: QianfanCloud, instanceId: string, more: number): void {
  const unit = sampleComputeUnits.find((sample) => sample.instanceId === instanceId);
  if (unit === undefined) throw refuse("NoSuchComputeUnit");
  if (usedUnits(cloud, instanceId) + more > unit.units) throw refuse("ComputeUnitNotEnough");
}

function usedUnits(cloud: QianfanCloud, instanceId: string): number {
  const configs = cloud.services
    .all()
    .filter(({ stopped_at: stoppedAt }) => stoppedAt === null || stoppedAt > cloud.world.now())
    .map(readServiceConfig);
  return configs.reduce((sum, { units, unitsPerReplica }) => {
    const own = units.filter((unit) => unit.instanceId === instanceId);
    return sum + own.reduce((count, unit) => count + unit.deploymentReplicasCount * unitsPerReplica, 0);
  }, 0);
}
