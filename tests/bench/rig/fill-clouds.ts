import type * as emulatorPackage from "../../../provider/emulator";
import { bailianBody, qianfanJobBody, qianfanTaskBody } from "./bench-jobs";
import { clonePath } from "./clone-path";

/** IDs of what was stored, oldest first. */
export interface StoredJobs {
  readonly bailian: readonly string[];
  readonly qianfanJobs: readonly string[];
  readonly qianfanTasks: readonly string[];
}

/** Fills a data directory with finished jobs: `count` on each cloud, through the clouds' own calls. */
export async function fillClouds(dataDir: string, count: number): Promise<StoredJobs> {
  // The built package, as a user has it.
  const { createEmulator } = require(clonePath("dist/provider/emulator/index.js")) as typeof emulatorPackage;
  const emulator = createEmulator({ dataDir, instant: true, seed: "bench" });
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await emulator.fetch(
      new Request(`http://clouds${path}`, { method: "POST", body: JSON.stringify(body) }),
    );
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const bailian: string[] = [];
  const qianfanJobs: string[] = [];
  const qianfanTasks: string[] = [];
  try {
    for (let n = 0; n < count; n += 1) {
      // The documented envelopes.
      const created = (await post("/api/v1/fine-tunes", bailianBody)) as { output: { job_id: string } };
      bailian.push(created.output.job_id);
      const { result: job } = (await post("/v2/finetuning?Action=CreateFineTuningJob", qianfanJobBody(n))) as {
        result: { jobId: string };
      };
      const { result: task } = (await post(
        "/v2/finetuning?Action=CreateFineTuningTask",
        qianfanTaskBody(job.jobId),
      )) as {
        result: { taskId: string };
      };
      qianfanJobs.push(job.jobId);
      qianfanTasks.push(task.taskId);
    }
  } finally {
    emulator.close();
  }
  return { bailian, qianfanJobs, qianfanTasks };
}
