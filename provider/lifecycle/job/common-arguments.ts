import { checkArguments, problem, type Judges } from "../argument-rules";
import { containsUnknown } from "../../base/unknown";
import { readMaxCost } from "./budget-limits";
import type { CloudRegistry } from "../../contract/cloud";
import { fineTuneJob } from "../../contract/kinds/fine-tune-job";
import type { Finding } from "../../contract/rules";
import { isRunId, jobIdExamples } from "./resource-id";

const judgesFor = (clouds: CloudRegistry): Judges => ({
  adopt: {
    takes: `the resource ID of a job: ${jobIdExamples(clouds, "or")}`,
    accepts: (value) => typeof value === "string" && isRunId(clouds, value),
  },
  maxCost: { accepts: (value) => readMaxCost(value) !== undefined },
  // Judged below, without repeating what may be an address.
  notify: { accepts: () => true },
});

/** Findings about the arguments that all clouds share. */
export function checkCommonArguments(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): Finding[] {
  return [
    ...checkArguments(fineTuneJob, clouds, inputs, judgesFor(clouds)),
    ...checkExactName(clouds, inputs),
    ...checkNotify(inputs["notify"]),
  ];
}

/** Targets of the job's own; what is not known yet is not judged. */
function checkNotify(notify: unknown): Finding[] {
  if (notify === undefined || notify === null || containsUnknown(notify)) return [];
  // Loaded here, because it brings zod, which a check needs for little else.
  const { judgeTargets } = require("../../notices/targets") as typeof import("../../notices/targets");
  const judged = judgeTargets(notify, { isArgument: true, allowsInsecure: false });
  if ("targets" in judged) return [];
  return judged.faults.map(({ path, reason }) => {
    const place = path === "" || path.startsWith("[") ? `notify${path}` : `notify.${path}`;
    return problem(place, `${place} ${reason}`);
  });
}

/** A name that carries a token fits every cloud; one that is taken as it is may not. */
function checkExactName(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): Finding[] {
  const { exactJobName, jobName } = inputs;
  if (exactJobName !== true || typeof jobName !== "string") return [];
  return clouds.all.flatMap(({ name, title, job: { nameLength } }) => {
    if (inputs[name] === undefined || nameLength === undefined) return [];
    const { min, max } = nameLength;
    const { length } = [...jobName];
    if (length >= min && length <= max) return [];
    const reason = `jobName is ${JSON.stringify(jobName)}; with exactJobName, ${title} takes a text of ${min} to ${max} characters`;
    return [problem("jobName", reason)];
  });
}
