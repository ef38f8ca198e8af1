import { createStack } from "../../engine/rig/create-stack";
import { bailian, bailianWithEpochs, jobProgram, qianfan } from "../../engine/rig/job-program";
import type { BenchCase } from "../bench-case";
import { bounded } from "../rig/bounded";
import { embeddedEnvironment } from "../rig/embedded-environment";
import { timedRun } from "../rig/timed-run";

/** Jobs whose entries are weighed; the one with many epochs has as many checkpoints. */
const jobs = {
  "bailian-job": { bailian },
  "bailian-job-of-ten-epochs": { bailian: bailianWithEpochs(10) },
  "qianfan-job": { qianfan },
  "qianfan-v1-job": {
    qianfan: {
      apiVersion: "v1",
      baseTrainType: "ERNIE-Bot-turbo",
      trainType: "ERNIE-Bot-turbo-0725",
      trainMode: "SFT",
      peftType: "ALL",
      trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
      trainset: [{ type: 1, id: 188 }],
      trainsetRate: 20,
    },
  },
};

/** What one job adds to the stack's state. */
export const stateSize: BenchCase = {
  letter: "e",
  title: "A job in the stack's state",
  method: "Jobs that ended on embedded clouds, as `pulumi stack export` gives them, in compact JSON.",
  limits: "What grows an entry is what the cloud tells: a checkpoint of Bailian is about a hundred bytes.",
  measure: async () => {
    const stack = await createStack(jobProgram(jobs), { environment: embeddedEnvironment });
    try {
      await timedRun(() => stack.up());
      const exported = await stack.pulumi("stack", "export");
      // The engine's own format.
      const { deployment } = JSON.parse(exported.stdout) as {
        deployment: { resources: { urn: string; type: string; outputs?: { __provider?: string } }[] };
      };
      const entries = deployment.resources.filter(({ type }) => type.endsWith(":FineTuneJob"));
      const bytes = (value: unknown) => Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value));
      return [
        bounded(
          { name: "`__provider`", unit: " bytes", digits: 0, atMost: 99 },
          entries.map(({ outputs }) => bytes(outputs?.__provider)),
        ),
        ...entries.map((entry) =>
          bounded({ name: `whole entry of ${entry.urn.split("::").at(-1)}`, unit: " bytes", digits: 0, atMost: 3071 }, [
            bytes(entry),
          ]),
        ),
      ];
    } finally {
      stack.remove();
    }
  },
};
