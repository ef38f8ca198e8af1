import { z } from "zod";

const resourceSchema = z.looseObject({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  initErrors: z.array(z.string()).default([]),
  protect: z.boolean().optional(),
  /** Replaced by another resource of that name, and still to be deleted. */
  delete: z.boolean().optional(),
});

/** One resource of an exported stack. */
export type ExportedResource = z.infer<typeof resourceSchema>;

const exportSchema = z.object({
  deployment: z.looseObject({
    resources: z.array(resourceSchema).default([]),
    pending_operations: z.array(z.unknown()).nullish(),
  }),
});

/** An exported stack: its text, its jobs and deployments by resource name, its outputs. */
export interface ExportedState {
  readonly text: string;
  readonly jobs: ReadonlyMap<string, ExportedResource>;
  readonly deployments: ReadonlyMap<string, ExportedResource>;
  /** Resources of a kind by resource name, whichever front end declares them. */
  ofKind(kind: string): ReadonlyMap<string, ExportedResource>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly pendingOperations: number;
  /** Replaced jobs and deployments that are still to be deleted. */
  readonly pendingDeletions: number;
}

/** Reads what `pulumi stack export` prints. */
export function readExportedState(text: string): ExportedState {
  const { deployment } = exportSchema.parse(JSON.parse(text));
  const ofKind = (kind: string) => deployment.resources.filter(({ type }) => type.endsWith(`:${kind}`));
  const [jobs, deployments] = [ofKind("FineTuneJob"), ofKind("ModelDeployment")];
  const stack = deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  return {
    text,
    jobs: byName(jobs),
    deployments: byName(deployments),
    ofKind: (kind) => byName(ofKind(kind)),
    outputs: stack?.outputs ?? {},
    pendingOperations: deployment.pending_operations?.length ?? 0,
    pendingDeletions: [...jobs, ...deployments].filter(isGoing).length,
  };
}

function isGoing(resource: ExportedResource): boolean {
  return resource.delete === true;
}

function byName(resources: readonly ExportedResource[]): ReadonlyMap<string, ExportedResource> {
  const staying = resources.filter((resource) => !isGoing(resource));
  return new Map(staying.map((resource) => [resource.urn.slice(resource.urn.lastIndexOf("::") + 2), resource]));
}
