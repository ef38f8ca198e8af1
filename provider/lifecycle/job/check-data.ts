import { isRecord } from "../../base/is-record";
import type { CloudRegistry } from "../../contract/cloud";
import type { Finding } from "../../contract/rules";
import { givenClouds } from "../blocks";

/**
 * Holds data that is given as resources against the job: each cloud trains on data of its own, and a training of some kind on
 * rows of some format. What is not known yet is not judged.
 */
export function checkData(clouds: CloudRegistry, inputs: Readonly<Record<string, unknown>>): Finding[] {
  const [cloud, ...others] = givenClouds(clouds, inputs);
  const data: unknown = inputs["trainingData"];
  if (cloud === undefined || others.length > 0 || !Array.isArray(data)) return [];
  const severity = inputs["validation"] === "warn" ? "warning" : "error";
  const block = inputs[cloud.name];
  const method = isRecord(block) ? cloud.job.rules().method(block) : undefined;
  return data.filter(isRecord).flatMap((part): Finding[] => {
    const home = typeof part["cloud"] === "string" ? clouds.find(part["cloud"]) : undefined;
    if (home !== undefined && home !== cloud) {
      const reason =
        `the TrainingDataset is on ${home.title}, and the job runs on ${cloud.title}: each cloud trains on data of its own; ` +
        `give the TrainingDataset a block \`${cloud.name}\`, or the job a block \`${home.name}\``;
      return [{ path: "trainingDataset", reason, severity: "error" }];
    }
    const format = part["format"];
    if (method === undefined || typeof format !== "string" || method.formats.some((taken) => taken === format))
      return [];
    const takes = method.formats.map((taken) => `\`${taken}\``).join(" or ");
    const reason =
      `the TrainingDataset has rows of format \`${format}\`, and ${method.name} trains on ${takes}: ` +
      `change one of the two (${method.source})`;
    return [{ path: "trainingDataset", reason, severity }];
  });
}
