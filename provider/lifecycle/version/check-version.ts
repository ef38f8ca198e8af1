import type { Cloud, CloudRegistry } from "../../contract/cloud";
import { modelVersion } from "../../contract/kinds/model-version";
import type { CloudName } from "../../contract/keys";
import type { Finding } from "../../contract/rules";
import { bySeverity, checkBlock, givenClouds, type BlockKind, type CheckResult } from "../blocks";
import { isRunId, jobIdExamples, parseResourceId } from "../job/resource-id";
import { checkArguments, checkRequired, problem, type Judges } from "../argument-rules";

const judgesFor = (clouds: CloudRegistry): Judges => ({
  job: {
    takes: `a FineTuneJob or its resource ID: ${jobIdExamples(clouds, "or")}`,
    accepts: (value) => typeof value === "string" && isRunId(clouds, value),
  },
});

const blocks: BlockKind = { what: "a checkpoint is published on", rulesOf: ({ version }) => version?.rules() };

/** Judges a version's arguments without a call. */
export function checkVersion(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): CheckResult {
  const judges = judgesFor(clouds);
  const { job } = inputs;
  const on = typeof job === "string" ? parseResourceId(clouds, job)?.cloud : undefined;
  return bySeverity([
    ...checkArguments(modelVersion, clouds, inputs, judges),
    ...checkRequired(modelVersion, inputs, judges),
    ...(on === undefined ? [] : notOffered(clouds.get(on))),
    ...givenClouds(clouds, inputs).flatMap((cloud) => [
      ...checkBlock(cloud, inputs, blocks),
      ...otherCloud(cloud.name, job, on),
    ]),
  ]);
}

function notOffered({ title, version }: Cloud): Finding[] {
  return version === undefined ? [problem("job", `checkpoints of jobs on ${title} cannot be published here`)] : [];
}

function otherCloud(cloud: CloudName, job: unknown, on: CloudName | undefined): Finding[] {
  if (on === undefined || on === cloud) return [];
  return [problem(cloud, `the job ${String(job)} is on ${on}, so the block \`${cloud}\` says nothing about it`)];
}
