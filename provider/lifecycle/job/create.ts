import { adoptNamedJob } from "./adopt-named";
import { adoptionNotice } from "./adoption";
import { blockOf } from "../blocks";
import type { CloudSession, JobRequest } from "../../contract/session";
import type { JobKey } from "../../contract/keys";
import type { Context } from "../context";
import { type JobInputs } from "./inputs";
import { namesContent, newJobName, standingName } from "./job-name";
import { deadlineFor } from "../limits";
import { PartialFailure } from "../partial-failure";
import { formatResourceId } from "./resource-id";
import { settleJob } from "./settle";
import { keyOf, newState, observedState, type JobState, keepJob } from "./state";
import { ensureSubmitted } from "./submit";
import { takeUnended } from "./unended-job";

/** A created resource. */
export interface Created {
  readonly id: string;
  readonly state: JobState;
}

/**
 * Makes sure that the job exists exactly once, then brings it to its end.
 * @throws PartialFailure once an ID is known, that of a job that runs in the way included; CloudError or FineTuneError when
 * nothing was submitted.
 */
export async function createJob(context: Context, inputs: JobInputs): Promise<Created> {
  const deadline = deadlineFor(context, inputs, "create");
  const session = context.openSession(blockOf(context.clouds, inputs).cloud.name);
  const start = (await takeUnended(context, session)) ?? (await startJob(context, session, inputs, { deadline }));
  const id = formatResourceId(keyOf(start));
  keepJob(context, start);
  return {
    id,
    state: await settleJob(context, session, inputs, start, deadline),
  };
}

/** How a job is started. */
export interface StartOptions {
  readonly deadline: number;
  /** The name that an earlier try used; default: made from the arguments. */
  readonly name?: string | undefined;
}

/** Also used by an update that finds only the container of an interrupted create. */
export async function startJob(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  options: StartOptions,
): Promise<JobState> {
  if (inputs.adopt !== undefined) return adoptNamedJob(context, session, inputs, inputs.adopt);
  return submitOrAdopt(context, session, inputs, options);
}

async function submitOrAdopt(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  { deadline, name }: StartOptions,
): Promise<JobState> {
  const adoptExisting = inputs.adoptExisting !== false;
  const standing = name === undefined && adoptExisting ? await standingName(context, session, inputs) : undefined;
  const request = requestFor(context, inputs, name ?? standing);
  const submission = await ensureSubmitted(context, session, request, { adoptExisting, deadline });
  const ownsContainer = request.block["jobId"] === undefined;
  const stateOf = (key: JobKey) => newState(session, key, request.name, { ownsContainer });
  switch (submission.kind) {
    case "submitted":
      await context.log(
        "info",
        `submitted ${formatResourceId(submission.key)} as ${request.name} to ${addressOf(session)}`,
      );
      return stateOf(submission.key);
    case "adopted":
      await context.log("info", adoptionNotice(context, "adopted", request, submission.candidate));
      return observedState(stateOf(submission.candidate.key), session, submission.candidate.observation);
    case "unsure":
      throw new PartialFailure(formatResourceId(submission.key), stateOf(submission.key), submission.error);
  }
}

function addressOf({ endpoint }: CloudSession): string {
  return endpoint === "embedded" ? "the embedded clouds" : endpoint;
}

function requestFor(context: Context, inputs: JobInputs, knownName: string | undefined): JobRequest {
  const { block } = blockOf(context.clouds, inputs);
  const name = knownName ?? newJobName(context, inputs);
  const { description } = block;
  return {
    name,
    block,
    ...(namesContent(context, inputs, name) ? { namesContent: true } : {}),
    ...(typeof description === "string" ? { description } : {}),
  };
}
