import { z } from "zod";

const deploymentUnit = z.object({ instanceId: z.string(), deploymentReplicasCount: z.number() });

const schema = z.object({
  /** Hardware that was bought with the service; absent where it runs on compute units that were there. */
  type: z.string().optional(),
  region: z.string().optional(),
  qps: z.number().optional(),
  replicasCount: z.number(),
  units: z.array(deploymentUnit),
  unitsPerReplica: z.number(),
});

/** What a service runs on. */
export type ServiceConfig = z.infer<typeof schema>;

/** The stored configuration of a service. */
export function readServiceConfig({ config }: { readonly config: string }): ServiceConfig {
  return schema.parse(JSON.parse(config));
}
