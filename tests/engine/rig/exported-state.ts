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

/** An exported stack: its text, its jobs by resource name, its outputs. */
export interface ExportedState {
  readonly text: string;
  readonly jobs: ReadonlyMap<string, ExportedResource>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly pendingOperations: number;
  /** Replaced jobs that are still to be deleted. */
  readonly pendingDeletions: number;
}

/** Reads what `pulumi stack export` prints. */
export function readExportedState(text: string): ExportedState {
  const { deployment } = exportSchema.parse(JSON.parse(text));
  const jobs = deployment.resources.filter(({ type }) => type.endsWith(":FineTuneJob"));
  const stack = deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  return {
    text,
    jobs: new Map(
      jobs.filter((job) => job.delete !== true).map((job) => [job.urn.slice(job.urn.lastIndexOf("::") + 2), job]),
    ),
    outputs: stack?.outputs ?? {},
    pendingOperations: deployment.pending_operations?.length ?? 0,
    pendingDeletions: jobs.filter((job) => job.delete === true).length,
  };
}
