import { isRecord } from "../base/is-record";
import { isUnknown, UNKNOWN } from "../base/unknown";
import type { CloudRegistry } from "../contract/cloud";
import { fineTunedModel } from "../contract/kinds/fine-tuned-model";
import { checkArguments, checkRequired, problem } from "../lifecycle/argument-rules";
import { givenClouds, type CheckResult } from "../lifecycle/blocks";
import { checkDataset } from "../lifecycle/dataset/check-dataset";
import { checkDeployment } from "../lifecycle/deployment/check-deployment";
import { checkJob } from "../lifecycle/job/check";
import { checkVersion } from "../lifecycle/version/check-version";
import type { PriceSettings } from "../prices/find-price";
import { withIds } from "../../sdk/job-data";
import type { Properties } from "./protocol";

type Problem = Pick<CheckResult["errors"][number], "path" | "reason">;

/**
 * What is wrong with the arguments of a component and of all its parts, before the first part is made. What the parts give each
 * other is not known yet; the data itself is judged by its own check, on which the others wait.
 * @param inputs with what is not known yet as `UNKNOWN`.
 */
export async function checkComponent(
  clouds: CloudRegistry,
  name: string,
  inputs: Properties,
  settings: PriceSettings,
  nowMs: number,
): Promise<readonly Problem[]> {
  const own = [...checkArguments(fineTunedModel, clouds, inputs), ...checkRequired(fineTunedModel, inputs)];
  const { dataset, job, version = {}, deployment, acceptWhen } = inputs;
  const shapeless = Object.entries({ job, version, deployment }).filter(([, part]) => isUnknown(part));
  const unknown = shapeless.map(([part]) =>
    problem(part, `${part} is not known yet, and it decides what is made: give its members as outputs, not the whole`),
  );
  if (own.length > 0 || unknown.length > 0) return [...own, ...unknown];
  const parts: [part: string, args: unknown, check: (args: Properties) => CheckResult | Promise<CheckResult>][] = [
    ["dataset", dataset, (args) => checkDataset(clouds, readNothing, args)],
    ["job", job, (args) => checkJob(clouds, withPlaces(name, args), settings, nowMs)],
    ["version", version, (args) => checkVersion(clouds, { ...args, job: UNKNOWN })],
    [
      "deployment",
      deployment,
      (args) => checkDeployment(clouds, { ...args, model: UNKNOWN, metrics: UNKNOWN, acceptWhen }, settings, nowMs),
    ],
  ];
  const given = parts.flatMap(([part, args, check]) => (isRecord(args) ? [{ part, args, check }] : []));
  const found = await Promise.all(
    given.map(async ({ part, args, check }) =>
      (await check(args)).errors.map(({ path, reason }) => ({ path: placeOf(part, path), reason })),
    ),
  );
  return [...found.flat(), ...elsewhere(clouds, given)];
}

const readNothing = () => Promise.resolve({ findings: [] });

/** The job's own limits are judged once its data is counted. */
function withPlaces(name: string, { maxCost: _cost, maxTokens: _tokens, ...args }: Properties): Properties {
  return withIds(name, args, { fileIds: [UNKNOWN], versionIds: [UNKNOWN], trainingData: UNKNOWN });
}

/** The gate is an argument of the component's own. */
function placeOf(part: string, path: string): string {
  return /^acceptWhen(?![^.[])/.test(path) ? path : `${part}.${path}`;
}

/** Parts on another cloud than the job. */
function elsewhere(
  clouds: CloudRegistry,
  parts: readonly { readonly part: string; readonly args: Properties }[],
): Problem[] {
  const placed = parts.flatMap(({ part, args }) =>
    givenClouds(clouds, args).map(({ name }) => ({ part, cloud: name })),
  );
  const trains = placed.find(({ part }) => part === "job");
  return placed
    .filter(({ part, cloud }) => trains !== undefined && part !== "job" && cloud !== trains.cloud)
    .map(({ part, cloud }) =>
      problem(
        `${part}.${cloud}`,
        `the job trains on ${trains?.cloud ?? ""}, and what one cloud has no other one takes`,
      ),
    );
}
