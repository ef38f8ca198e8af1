import { z } from "zod";
import { clouds } from "../clouds";
import { isOfKind, type HeldState } from "../lifecycle/job/run-facts";
import { runPulumi, stackList } from "./run-pulumi";

const bag = z.looseObject({});
const resource = z.object({
  urn: z.string().default(""),
  id: z.string().optional(),
  inputs: bag.nullish(),
  outputs: bag.nullish(),
});

const exported = z.object({
  deployment: z
    .object({
      resources: z.array(resource).nullish(),
      pending_operations: z.array(z.object({ type: z.string(), resource })).nullish(),
    })
    .nullish(),
});

/** One resource of a stack, as far as the clouds know it. */
export interface HeldResource extends HeldState {
  /** Its name in the program. */
  readonly name: string;
  /** The clouds' own IDs: of jobs, containers, runs, deployments, units, data. */
  readonly ids: readonly string[];
}

/** What a stack's state tells about what stands on the clouds. */
export interface StackHoldings {
  readonly resources: readonly HeldResource[];
  /** Names of the jobs whose create was interrupted: the state does not know their IDs. */
  readonly interrupted: readonly string[];
}

/** Outputs that are IDs beside the resource's own. */
const idOutputs = ["jobId", "taskId", "deploymentId", "instanceId", "fileId", "datasetId", "versionId"] as const;

/**
 * Reads a stack's state as `pulumi stack export` gives it.
 * @throws FineTuneError `pulumi-failed`
 */
export async function stackHoldings(stack: string): Promise<StackHoldings> {
  const { deployment } = exported.parse(JSON.parse(await runPulumi(["stack", "export", "--stack", stack])));
  const resources = (deployment?.resources ?? []).map(({ urn, id = "", inputs, outputs }) => ({
    name: nameIn(urn),
    urn,
    ids: [...idsIn(id), ...idOutputs.map((name) => outputs?.[name]).filter((value) => typeof value === "string")],
    inputs: inputs ?? {},
    outputs: outputs ?? {},
  }));
  const creates = (deployment?.pending_operations ?? []).filter(
    ({ type, resource: creating }) => type === "creating" && isOfKind(creating, "FineTuneJob"),
  );
  return {
    resources: resources.filter(({ ids }) => ids.length > 0),
    interrupted: creates.map(({ resource: { urn } }) => nameIn(urn)),
  };
}

/**
 * Every stack of the program in the current folder.
 * @throws FineTuneError `pulumi-failed` where there is none
 */
export async function stacksHere(): Promise<readonly string[]> {
  return stackList.parse(JSON.parse(await runPulumi(["stack", "ls", "--json"]))).map(({ name }) => name);
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** The cloud's own IDs in a resource ID. */
function idsIn(id: string): readonly string[] {
  const [cloud = "", ...ids] = id.split("/");
  return clouds.find(cloud) === undefined ? [] : ids;
}
