import type { Candidate, JobRequest, Reservation, StandingName } from "../../contract/session";
import { CloudError } from "../../contract/cloud-error";
import { FineTuneError } from "../../base/fine-tune-error";
import { carriesToken } from "../../contract/job-token";
import type { JsonObject } from "../../base/json";
import type { SharedListing } from "../share-listing";
import type { LeftOut } from "../http/read-leniently";
import { mayBeNamed } from "../may-be-named";
import { absentAsUndefined } from "../tolerated-kind";
import { sentAs, unreadableTwin } from "../unreadable-twin";
import type { QianfanClient } from "./client";
import type { ContainerWays } from "./container-ways";
import { everyRun } from "./list-runs";
import type { FineTuningJob } from "./schemas";

/** Why a run under an exact name is not taken for ours. */
const tokenless = "its data and hyperparameters cannot be read, and its exact name tells nothing of them";

/** Why a run in a container of the user's own is not taken for ours. */
const nameless = "a run in a given container carries no name, so it may be this resource's own or another's";

/**
 * Takes the name by creating the container: names are unique, so the cloud itself keeps two creates apart. Any refusal that
 * may mean "taken" is answered by looking the name up. Nothing is paid yet.
 */
export async function reserveContainer(
  client: QianfanClient,
  ways: ContainerWays,
  request: JobRequest,
  options: { readonly fresh: boolean },
  signal?: AbortSignal,
): Promise<Reservation> {
  const given = request.block["jobId"];
  if (typeof given === "string") return reserveGiven(client, ways, request, given, options, signal);
  if (!options.fresh) {
    const jobId = await createContainer(client, ways, request, signal);
    if (jobId !== undefined) return { jobId, isNew: true, candidates: [] };
  }
  const container = await findContainer(client, request.name, signal);
  if (container === undefined) throw lostContainer(request.name);
  const runs = await runsIn(client, ways, request.block, container.jobId, signal);
  const standing = runs.flatMap(({ key }) => key.taskId ?? []);
  // A name without a token says nothing of data and hyperparameters, which no describe tells.
  const isProven = options.fresh || carriesToken(request.name);
  const candidates = isProven ? runs : runs.map((run) => ({ ...run, differences: [...run.differences, tokenless] }));
  return { jobId: container.jobId, isNew: false, candidates, standing };
}

/** The new container's ID, or `undefined` when the name is taken (by an earlier try of ours, as the name says). */
async function createContainer(
  client: QianfanClient,
  ways: ContainerWays,
  request: JobRequest,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    // Not given the signal: an answer that is under way brings the ID, without which an empty container would be left.
    return await ways.create(request);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // No document tells the code of a taken name, and after a lost answer the name may be ours already.
    const mayBeTaken = ["invalid", "conflict"].includes(error.kind) || error.mayHaveTakenEffect;
    if (!mayBeTaken || error.kind === "cancelled") throw error;
    const container = await findContainer(client, request.name, signal);
    if (container === undefined) throw error;
    refuseOther(ways, container, request);
    return undefined;
  }
}

function refuseOther(ways: ContainerWays, container: FineTuningJob, request: JobRequest): void {
  const differences = ways.containerDifferences(container, request.block);
  if (differences.length === 0) return;
  throw new FineTuneError(`the name ${request.name} belongs to ${container.jobId}: ${differences.join("; ")}`, {
    code: "adoption-mismatch",
    nextStep: "Change `jobName`, or the arguments to those of that container.",
  });
}

/** Containers with names like these, from a listing that creates of one process share; a container of the user's own is none. */
export async function findContainers(
  client: QianfanClient,
  ways: ContainerWays,
  containers: SharedListing<readonly FineTuningJob[]>,
  isWanted: (name: string) => boolean,
  block: JsonObject,
  signal?: AbortSignal,
): Promise<StandingName[]> {
  if (typeof block["jobId"] === "string") return [];
  const wanted = (await containers({ fresh: false, signal })).filter(({ name = "" }) => isWanted(name));
  return Promise.all(
    wanted.map(async ({ name = "", jobId }) => {
      // It may be deleted while it is looked at: then it stands for nothing.
      const candidates = await absentAsUndefined(runsIn(client, ways, block, jobId, signal));
      return { name, candidates: candidates ?? [] };
    }),
  );
}

/** Pages through all containers: no page and no client has a describe of one [official SDKs]. */
export async function findContainer(
  client: QianfanClient,
  name: string,
  signal?: AbortSignal,
): Promise<FineTuningJob | undefined> {
  const onLeftOut = (left: LeftOut) => {
    if (mayBeNamed(left, ["name"], (given) => given === name)) throw unreadableContainer(name, left);
  };
  for await (const job of client.allFineTuningJobs({}, { signal, onLeftOut })) if (job.name === name) return job;
  return undefined;
}

/** The refusal to go on while a container that cannot be read may be ours: under another name its runs would be paid again. */
function unreadableContainer(name: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "qianfan",
    title: "Qianfan",
    operation: "DescribeFineTuningJobs",
    says: `the account has a container whose ID or name cannot be read${sentAs(left, "jobId")}, and it may be ${name}`,
    nextStep:
      "Look for it in Qianfan's console (model tuning): where a run in it is this one, give its ID as `adopt`; where there is none, delete it.",
  });
}

async function runsIn(
  client: QianfanClient,
  ways: ContainerWays,
  block: JsonObject,
  jobId: string,
  signal?: AbortSignal,
): Promise<Candidate[]> {
  const runs: Candidate[] = [];
  for await (const task of everyRun(client, jobId, signal)) runs.push(ways.candidate(task, jobId, block));
  return runs;
}

/** Runs in a given container that may be a lost submit of ours: live ones; for `fresh` looks the caller knows which are new. */
async function reserveGiven(
  client: QianfanClient,
  ways: ContainerWays,
  request: JobRequest,
  jobId: string,
  { fresh }: { readonly fresh: boolean },
  signal?: AbortSignal,
): Promise<Reservation> {
  const runs = await runsIn(client, ways, request.block, jobId, signal);
  const alike = runs.filter(({ differences }) => differences.length === 0);
  const live = alike
    .filter(({ observation }) => observation.status === "queued" || observation.status === "running")
    .map((run) => ({ ...run, differences: [nameless] }));
  const standing = runs.flatMap(({ key }) => key.taskId ?? []);
  return { jobId, isNew: false, candidates: fresh ? alike : live, standing };
}

function lostContainer(name: string): FineTuneError {
  return new FineTuneError(`the container ${name} is not in the account's list`, {
    code: "container-lost",
    nextStep: "Run `pulumi up` again.",
  });
}
