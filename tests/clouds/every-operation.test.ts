import assert from "node:assert/strict";
import { createBailianClient, type BailianClient } from "../../provider/clouds/bailian/client";
import { createQianfanClient, type QianfanClient } from "../../provider/clouds/qianfan/client";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { drain } from "./drain";
import { failureOf } from "./failing-call";
import { ways, type Route } from "./ways";

const rows = Array.from({ length: 60 }, (_, row) => ({
  messages: [
    { role: "user", content: `question ${row}` },
    { role: "assistant", content: `answer ${row}` },
  ],
}));
const jsonl = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
const hyperParameters = { n_epochs: 1, batch_size: 16, max_length: 2048 };
const dataset = {
  sourceType: "Platform",
  versions: [{ versionId: "ds-sample0000000001", samplingRate: 1 }],
  splitRatio: 20,
};

for (const { name, open } of ways) {
  describe(`every operation of both clients on the simulated clouds ${name}, signatures checked`, () => {
    let emulator: Emulator;
    let route: Route;
    let bailian: BailianClient;
    let qianfan: QianfanClient;

    beforeEach(async () => {
      emulator = createEmulator({ authenticate: true, instant: true, seed: "clients", deleteRule: "terminal_only" });
      route = await open(emulator);
      bailian = createBailianClient({
        baseUrl: `${route.baseUrl}/api/v1`,
        apiKey: emulator.credentials.dashscopeApiKey,
        fetch: route.fetch,
      });
      qianfan = qianfanWith(emulator.credentials.qianfanSecretKey);
    });
    afterEach(async () => {
      await route.close();
      emulator.close();
    });

    async function serves(modelSetId: string, modelId: string): Promise<void> {
      const { services } = qianfan;
      const { serviceId, instanceId = "" } = await services.createService({
        ...{ modelSetId, modelId, name: "abc", urlSuffix: "abc" },
        resourceConfig: { type: "GPU-1-1" },
        billing: { paymentTiming: "Postpaid" },
      });
      assert.equal((await services.describeService(serviceId)).runStatus, "Serving");
      assert.equal((await services.describeServices({ name: "abc" })).items[0]?.serviceId, serviceId);
      const all = [];
      for await (const service of services.allServices()) all.push(service.serviceId);
      assert.deepEqual(all, [serviceId]);
      assert.equal(await services.modifyService({ serviceId, modelSetId, modelId }), true);
      assert.equal((await services.describeComputeUnits(serviceId))[0]?.instanceId, instanceId);
      const releaseTime = "2099-01-25T12:30:30+08:00";
      assert.equal(await services.autoReleaseComputeUnit({ serviceId, instanceId, releaseTime }), true);
      assert.equal((await services.describeComputeUnits(serviceId))[0]?.releaseTime, "2099-01-25T04:30:30Z");
      assert.equal(await services.scaleService({ serviceId, instanceId, deploymentReplicasCount: 2 }), true);
      assert.equal((await services.describeService(serviceId)).resourceConfig?.replicasCount, 2);
      assert.equal((await services.deactivateService(serviceId)).isDone, true);
      assert.equal((await services.describeService(serviceId)).runStatus, "Stopped");
      assert.equal((await services.deactivateService(serviceId)).isDone, false);
      assert.equal(await services.releaseComputeUnit({ serviceId, instanceId }), true);
    }

    function qianfanWith(secretAccessKey: string): QianfanClient {
      const accessKeyId = emulator.credentials.qianfanAccessKey;
      return createQianfanClient({ baseUrl: route.baseUrl, fetch: route.fetch, accessKeyId, secretAccessKey });
    }

    it("Bailian: files, from a buffer and from a stream", async () => {
      async function* chunks() {
        yield jsonl.subarray(0, 1000);
        yield jsonl.subarray(1000);
      }
      const { fileId } = await bailian.uploadFile({ name: "a.jsonl", content: jsonl, description: "sample" });
      const both = await bailian.uploadFiles([
        { name: "b.jsonl", content: chunks(), length: jsonl.length },
        { name: "c.jsonl", content: jsonl },
      ]);
      assert.equal(both.failed.length, 0);
      const files = await Promise.all(
        [fileId, ...both.uploaded.map((file) => file.fileId)].map((id) => bailian.getFile(id)),
      );
      assert.deepEqual(
        files.map((file) => [file.name, file.size, file.md5 === files[0]?.md5]),
        [
          ["a.jsonl", jsonl.length, true],
          ["b.jsonl", jsonl.length, true],
          ["c.jsonl", jsonl.length, true],
        ],
      );
      assert.equal(files[0]?.description, "sample");
      await bailian.deleteFile(fileId);
      await failureOf(bailian.getFile(fileId));
    });

    it("Bailian: a job from create to delete", async () => {
      const { fileId } = await bailian.uploadFile({ name: "a.jsonl", content: jsonl });
      const create = { model: "qwen3-8b", trainingType: "efficient_sft", trainingFileIds: [fileId], hyperParameters };
      const { jobId } = await bailian.createFineTune({ ...create, jobName: "abc" });
      const job = await bailian.getFineTune(jobId);
      assert.equal(job.status, "SUCCEEDED");
      assert.deepEqual([job.jobName, job.trainingData, job.hyperParameters], ["abc", [fileId], hyperParameters]);
      assert.ok(job.finetunedOutput);
      assert.equal((await bailian.listFineTunes({ model: "qwen3-8b" })).total, 1);
      const all = [];
      for await (const one of bailian.allFineTunes()) all.push(one.jobId);
      assert.deepEqual(all, [jobId]);
      const { total = 0 } = await bailian.getLogs(jobId);
      assert.match((await bailian.getLogs(jobId, { offset: total - 1, line: 10 })).lines.join(), /##FT_COMPLETE##$/);
      assert.ok((await bailian.listCheckpoints(jobId)).every(({ step }) => step !== undefined));
      assert.equal((await failureOf(bailian.cancelFineTune(jobId))).kind, "unsupported");
      await bailian.deleteFineTune(jobId);
      assert.equal((await failureOf(bailian.getFineTune(jobId))).kind, "not-found");
    });

    it("Bailian: from a checkpoint to a deployment and back", async () => {
      const { fileId } = await bailian.uploadFile({ name: "a.jsonl", content: jsonl });
      assert.deepEqual((await drain(bailian.allFiles())).map((file) => file.fileId).slice(0, 1), [fileId]);
      const create = { model: "qwen3-8b", trainingType: "efficient_sft", trainingFileIds: [fileId] };
      const { jobId } = await bailian.createFineTune({
        ...create,
        hyperParameters: { ...hyperParameters, n_epochs: 2 },
      });
      const first = (await bailian.listCheckpoints(jobId)).at(-1)?.name ?? "";
      assert.equal(await bailian.exportCheckpoint(jobId, first, "bot"), true);
      const { deployments } = bailian;
      const [exported = ""] = (await drain(deployments.allTunedModels())).filter((model) => /-c\d+$/.test(model));
      const unit = { plan: "mu", deploy_spec: "MU1", billing_method: "POST_PAY", capacity: 4 };
      const { deployedModel } = await deployments.createDeployment({ model_name: exported, suffix: "a", ...unit });
      assert.equal((await deployments.getDeployment(deployedModel)).status, "RUNNING");
      assert.equal((await deployments.scaleDeployment(deployedModel, { capacity: 8 })).status, "UPDATING");
      assert.equal((await deployments.updateDeployment(deployedModel, { rpm_limit: 5 })).rpmLimit, 5);
      assert.deepEqual(
        (await drain(deployments.allDeployments())).map((one) => one.readyCapacity),
        [8],
      );
      await deployments.deleteDeployment(deployedModel);
      assert.equal((await failureOf(deployments.getDeployment(deployedModel))).kind, "not-found");
    });

    it("Qianfan: a container, a run and its model, from create to delete", async () => {
      const { jobId } = await qianfan.createFineTuningJob({
        name: "abc_12",
        model: "ERNIE-Speed-8K",
        trainMode: "SFT",
      });
      const { taskId } = await qianfan.createFineTuningTask({
        jobId,
        parameterScale: "FullFineTuning",
        hyperParameterConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
        datasetConfig: dataset,
      });
      const task = await qianfan.describeFineTuningTask(taskId);
      assert.deepEqual([task.jobId, task.jobName, task.runStatus], [jobId, "abc_12", "Done"]);
      assert.ok((task.metrics["BLEU-4"] ?? 0) > 0 && task.checkpoints.length > 0);
      assert.deepEqual((await qianfan.describeFineTuningJobs({ trainMode: "SFT" })).items.length, 1);
      assert.equal((await qianfan.describeFineTuningTasks(jobId)).items[0]?.taskId, taskId);
      const seen = [];
      for await (const job of qianfan.allFineTuningJobs()) seen.push(job.jobId);
      for await (const one of qianfan.allFineTuningTasks(jobId)) seen.push(one.taskId);
      assert.deepEqual(seen, [jobId, taskId]);

      const { modelSetId } = await qianfan.createCustomModelSet({ modelSetName: "abc", modelType: "Text2Text" });
      const { modelId } = await qianfan.createCustomModel({ modelSetId, sourceType: "Train", trainMeta: { taskId } });
      assert.deepEqual((await qianfan.describeModelSet({ modelSetId })).modelIds, [modelId]);
      assert.equal((await qianfan.describeModelSet({ modelSetName: "abc" })).modelSetId, modelSetId);
      const sets = [];
      for await (const set of qianfan.allCustomModelSets()) sets.push(set.modelSetName);
      assert.deepEqual(sets, ["abc"]);
      const model = await qianfan.describeModel(modelId);
      assert.deepEqual([model.modelSetId, model.trainTaskId], [modelSetId, taskId]);
      await serves(modelSetId, modelId);
      assert.equal(await qianfan.deleteModel(modelId), true);
      assert.equal(await qianfan.deleteModelSet(modelSetId), true);
      await qianfan.stopFineTuningTask(taskId).catch((error) => assert.match(String(error), /StopFineTuningTask/));
      assert.equal(await qianfan.deleteFineTuningTask(taskId), true);
      assert.equal(await qianfan.deleteFineTuningJob(jobId), true);
      assert.equal((await failureOf(qianfan.describeFineTuningTask(taskId))).kind, "not-found");
    });

    it("both: wrong credentials are told as such", async () => {
      const stranger = createBailianClient({
        baseUrl: `${route.baseUrl}/api/v1`,
        apiKey: "sk-00000000000000000000000000000000",
        fetch: route.fetch,
      });
      assert.equal((await failureOf(stranger.getFineTune("ft-202601010000-0000"))).code, "InvalidApiKey");
      const error = await failureOf(qianfanWith("00000000000000000000000000000000").describeFineTuningJobs());
      assert.equal(error.code, "SignatureDoesNotMatch");
      assert.equal(error.kind, "unauthorized");
    });
  });
}
