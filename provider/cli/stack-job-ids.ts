import { z } from "zod";
import { runPulumi } from "./run-pulumi";

const exported = z.object({
  deployment: z
    .object({
      resources: z.array(z.object({ id: z.string().optional(), outputs: z.looseObject({}).optional() })).nullish(),
    })
    .nullish(),
});

/** IDs of every job in a stack's state, as the clouds know them: Bailian's `ft-…`, Qianfan's `job-…` and `task-…`. */
export async function stackJobIds(stack: string): Promise<Set<string>> {
  const text = await runPulumi(["stack", "export", "--stack", stack]);
  const resources = exported.parse(JSON.parse(text)).deployment?.resources ?? [];
  const ids = resources.flatMap(({ id = "", outputs = {} }) => [
    ...(/^(?:bailian|qianfan)\//.test(id) ? id.split("/").slice(1) : []),
    ...[outputs["jobId"], outputs["taskId"]].filter((value) => typeof value === "string"),
  ]);
  return new Set(ids);
}
