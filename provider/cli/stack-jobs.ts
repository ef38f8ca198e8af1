import { z } from "zod";
import { clouds } from "../clouds";
import { runPulumi } from "./run-pulumi";

const resource = z.object({
  urn: z.string().default(""),
  id: z.string().optional(),
  outputs: z.looseObject({}).optional(),
});

const exported = z.object({
  deployment: z
    .object({
      resources: z.array(resource).nullish(),
      pending_operations: z.array(z.object({ type: z.string(), resource })).nullish(),
    })
    .nullish(),
});

/** What a stack's state tells about jobs. */
export interface StackJobs {
  /** IDs of every job in it, as the clouds know them: of jobs, containers and runs. */
  readonly ids: ReadonlySet<string>;
  /** Names of the jobs whose create was interrupted: the state does not know their IDs. */
  readonly interrupted: readonly string[];
}

/**
 * Reads a stack's state as `pulumi stack export` gives it.
 * @throws FineTuneError `pulumi-failed`
 */
export async function stackJobs(stack: string): Promise<StackJobs> {
  const { deployment } = exported.parse(JSON.parse(await runPulumi(["stack", "export", "--stack", stack])));
  const ids = (deployment?.resources ?? []).flatMap(({ id = "", outputs = {} }) => [
    ...idsIn(id),
    ...[outputs["jobId"], outputs["taskId"]].filter((value) => typeof value === "string"),
  ]);
  const creates = (deployment?.pending_operations ?? []).filter(
    ({ type, resource: { urn } }) => type === "creating" && urn.includes(":FineTuneJob::"),
  );
  return {
    ids: new Set(ids),
    interrupted: creates.map(({ resource: { urn } }) => urn.slice(urn.lastIndexOf("::") + 2)),
  };
}

/** The cloud's own IDs in a resource ID. */
function idsIn(id: string): readonly string[] {
  const [cloud = "", ...ids] = id.split("/");
  return clouds.find(cloud) === undefined ? [] : ids;
}
