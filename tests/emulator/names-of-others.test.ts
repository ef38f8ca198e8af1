import assert from "node:assert/strict";
import { startBailian } from "./start-bailian";
import { newJob, newTask, startQianfan } from "./qianfan/start-qianfan";

/** Names that every object has. */
const inherited = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"] as const;

describe("a request to the simulated clouds with a word that every object has as a member", () => {
  for (const word of inherited) {
    it(`(${word}) is judged as any word that no table knows`, async () => {
      const bailian = startBailian();
      const form = new FormData();
      form.append("file", new File(["{}"], "a.jsonl"));
      form.append("purpose", word);
      const upload = await bailian.send("POST", "/compatible-mode/v1/files", { body: form });
      assert.equal(upload.status, 400, await upload.text());
      assert.equal((await bailian.newJob({ model: word })).status, "PENDING");
      const other = await bailian.call("POST", "/fine-tunes", {
        model: "qwen3-8b",
        training_type: word,
        training_file_ids: ["file-ft-sample0000000001"],
        hyper_parameters: { [word]: 1 },
      });
      assert.ok(other.status < 500, JSON.stringify(other.body));
      const deployment = await bailian.call("POST", "/deployments", {
        model_name: word,
        plan: word,
        deploy_spec: word,
      });
      assert.ok(deployment.status < 500, JSON.stringify(deployment.body));
      bailian.emulator.close();

      const qianfan = startQianfan();
      const job = await qianfan.call("CreateFineTuningJob", { name: "odd_words", model: word, trainMode: word });
      assert.ok(job.status < 500, JSON.stringify(job.body));
      const jobId = await newJob(qianfan, "other_words", word);
      const task = await qianfan.call("CreateFineTuningTask", {
        jobId,
        parameterScale: word,
        hyperParameterConfig: { [word]: word },
        datasetConfig: { sourceType: "Bos", versions: [{ versionBosUri: "bos:/sample-bucket/none.jsonl" }] },
      });
      assert.ok(task.status < 500, JSON.stringify(task.body));
      const data = await qianfan.call("CreateDataset", { datasetName: "odd", dataFormat: word, storageType: word });
      assert.ok(data.status < 500, JSON.stringify(data.body));
      qianfan.emulator.close();
    });

    it(`(${word}) may be what a run fails with`, async () => {
      const qianfan = startQianfan();
      const taskId = await newTask(qianfan, await newJob(qianfan));
      qianfan.emulator.decide(taskId, { kind: "fail", code: word, message: word });
      const { status } = await qianfan.call("DescribeFineTuningTask", { taskId });
      assert.equal(status, 200);
      qianfan.emulator.close();
    });
  }
});
