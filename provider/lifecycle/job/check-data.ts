import { isRecord } from "../../base/is-record";
import { own } from "../../base/own";
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
    const isOf = (formats: readonly string[] = []): boolean => formats.some((taken) => taken === format);
    if (method === undefined || typeof format !== "string" || isOf(method.formats)) return [];
    const { name, model, formats, doubted, source } = method;
    const takes = formats.map((taken) => `\`${taken}\``).join(" or ");
    const sets: Readonly<Record<string, unknown>> = cloud.dataset?.files().sets ?? {};
    // Among rows of text the method alone decides.
    const isOfModel = [format, ...formats].some((each) => own(sets, each) !== undefined);
    const what = model === undefined || !isOfModel ? name : `${model} with ${name}`;
    const has = `the TrainingDataset has rows of format \`${format}\``;
    if (isOf(doubted)) {
      const reason = `${has}, which only models of that kind take, and of which kind ${what} is the tables do not know (${source})`;
      return [{ path: "trainingDataset", reason, severity: "warning" }];
    }
    const reason = `${has}, and ${what} trains on ${takes}: change one of the two (${source})`;
    return [{ path: "trainingDataset", reason, severity }];
  });
}
