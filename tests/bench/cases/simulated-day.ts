import type { BenchCase } from "../bench-case";
import { bailianBody, qianfanJobBody, qianfanTaskBody } from "../rig/bench-jobs";
import { bounded } from "../rig/bounded";
import { signedCalls } from "../rig/signed-calls";
import type { LoadRequest } from "../rig/load";
import { startEmulator } from "../rig/start-emulator";
import { withTemporaryFolder } from "../rig/with-temporary-folder";

const rounds = 5;
const jobsACloud = 250;
const dayMs = 86_400_000;

/** Time is lazy: whatever a day changes is settled by the first request after it. */
export const simulatedDay: BenchCase = {
  letter: "f",
  title: "A simulated day of 500 jobs",
  method:
    `${jobsACloud} jobs in each cloud's queue, the clock put ahead by a day, then one request that lists ${jobsACloud} of them; and one ` +
    `cancel of the job that trains, which moves everything behind it. ${rounds} rounds on a server, each from nothing.`,
  limits: "A run's times are planned when it is submitted, so a day that has passed changes no row.",
  measure: () =>
    withTemporaryFolder(async (folder) => {
      const server = await startEmulator(folder);
      const send = async ({ path, ...init }: LoadRequest): Promise<unknown> => {
        const answer = await fetch(server.url + path, init);
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
        return answer.json();
      };
      const headers = { authorization: `Bearer ${server.dashscopeApiKey}` };
      const control = (path: string, body: object) =>
        send({ method: "POST", path: `/_emulator/${path}`, body: JSON.stringify(body) });
      const qianfan = async (action: string, body: object) => {
        const [call] = await signedCalls(server, action, [body]);
        // The documented envelope.
        return call && ((await send(call)) as { result: { jobId: string } }).result;
      };
      const timed = async (request: LoadRequest) => {
        const startedAt = performance.now();
        await send(request);
        return performance.now() - startedAt;
      };

      const times = { cancel: [] as number[], day: [] as number[] };
      try {
        for (let round = 0; round < rounds; round += 1) {
          await control("reset", {});
          await control("clock", { speed: 0 });
          const ids: string[] = [];
          for (let n = 0; n < jobsACloud; n += 1) {
            const body = JSON.stringify(bailianBody);
            // The documented envelope.
            const created = (await send({ method: "POST", path: "/api/v1/fine-tunes", headers, body })) as {
              output: { job_id: string };
            };
            ids.push(created.output.job_id);
            const job = await qianfan("CreateFineTuningJob", qianfanJobBody(n));
            await qianfan("CreateFineTuningTask", qianfanTaskBody(job?.jobId ?? ""));
          }
          await control("clock", { advanceMs: 300_000 });
          times.cancel.push(await timed({ method: "POST", path: `/api/v1/fine-tunes/${ids[0]}/cancel`, headers }));
          await control("clock", { advanceMs: dayMs });
          times.day.push(await timed({ method: "GET", path: `/api/v1/fine-tunes?page_size=${jobsACloud}`, headers }));
        }
      } finally {
        await server.end();
      }
      const bound = { unit: " ms", digits: 0, atMost: 1000 };
      return [
        bounded({ ...bound, name: "the first request after the day" }, times.day),
        bounded({ ...bound, name: "a cancel that moves the queue" }, times.cancel),
      ];
    }),
};
