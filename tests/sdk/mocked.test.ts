import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { FineTuneJob, FineTunedModel, ModelDeployment, ModelVersion, TrainingDataset } from "../../sdk";
import { bailian } from "../engine/rig/job-program";
import { mockedProgram, type Registered } from "./rig/mocked-program";

const { trainingFileIds: _ids, ...trained } = bailian;
const { dataset: _data, ...trainedOnQianfan } = {
  dataset: undefined,
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "FullFineTuning",
  hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
} as const;
const served = { bailian: { plan: "lora" } } as const;
const file = { path: "train.jsonl", format: "chat" } as const;
const dataOf = () => new TrainingDataset("data", { ...file, bailian: {} });

async function optionsOf(name: string, declare: () => unknown): Promise<Registered> {
  const found = (await mockedProgram(declare)).get(name);
  assert.ok(found, `${name} is registered`);
  return found;
}

describe("a program under Pulumi's mocks", () => {
  it("declares every kind without an organization", async () => {
    const registered = await mockedProgram(() => {
      const job = new FineTuneJob("bot", { trainingDataset: dataOf(), bailian: trained });
      const model = new ModelVersion("version", { job });
      new ModelDeployment("service", { model, ...served });
      new FineTunedModel("faq", { dataset: { ...file, bailian: {} }, job: { bailian: trained }, deployment: served });
    });
    assert.equal(registered.get("bot")?.inputs["__meta"] !== undefined, true);
    assert.deepEqual(Object(registered.get("bot")?.inputs["bailian"]).trainingFileIds, ["data-file"]);
    assert.equal(registered.get("service")?.inputs["model"], "version-model");
    const [data] = registered.get("bot")?.inputs["trainingData"] as readonly Record<string, unknown>[];
    assert.deepEqual([data?.["contentHash"], data?.["format"]], ["data-hash", "chat"], "by which a training is known");
    for (const name of ["faq", "component faq", "faq-data", "faq-version", "faq-deployment"])
      assert.ok(registered.has(name), name);
  });
});

describe("maxCost of a FineTunedModel", () => {
  const args = { dataset: { ...file, bailian: {} }, deployment: false } as const;

  it("is that of its job", async () => {
    const job = await optionsOf(
      "faq",
      () => new FineTunedModel("faq", { ...args, job: { bailian: trained }, maxCost: 5 }),
    );
    assert.equal(job.inputs["maxCost"], 5);
  });

  it("is refused beside one of the job itself", () => {
    const twice = () => new FineTunedModel("faq", { ...args, job: { bailian: trained, maxCost: 5 }, maxCost: 5 });
    return assert.rejects(
      mockedProgram(twice),
      /the FineTunedModel faq has maxCost twice, once in its job: give one of them/,
    );
  });
});

describe("resource options by the names of the program", () => {
  const jobWith = (opts: pulumi.CustomResourceOptions) =>
    optionsOf("bot", () => new FineTuneJob("bot", { trainingDataset: dataOf(), bailian: trained }, opts));

  const cases: readonly (readonly [given: string[], ignored: string[], replaced: string[]])[] = [
    [["trainingDataset"], ["bailian.trainingFileIds", "trainingData"], ["bailian.trainingFileIds"]],
    [['["trainingDataset"]'], ["bailian.trainingFileIds", "trainingData"], ["bailian.trainingFileIds"]],
    [["trainingDataset[1]"], ["bailian.trainingFileIds[1]", "trainingData[1]"], ["bailian.trainingFileIds[1]"]],
    [["trainingDataset[0].fileId"], ["bailian.trainingFileIds[0]", "trainingData[0]"], ["bailian.trainingFileIds[0]"]],
    [["*"], ["*"], ["*"]],
    [
      ["bailian.model", "jobName"],
      ["bailian.model", "jobName"],
      ["bailian.model", "jobName"],
    ],
  ];
  for (const [given, ignored, replaced] of cases) {
    it(`mean what the engine sees of ${given.join(", ")}`, async () => {
      assert.deepEqual((await jobWith({ ignoreChanges: given })).ignoreChanges, ignored);
      assert.deepEqual((await jobWith({ replaceOnChanges: given })).replaceOnChanges, replaced);
    });
  }

  it("mean the versions on Qianfan", async () => {
    const { ignoreChanges } = await optionsOf("bot", () => {
      const trainingDataset = new TrainingDataset("data", { ...file, qianfan: { bucket: "b" } });
      const qianfan = { ...trainedOnQianfan, dataset: { splitRatio: 10 } };
      new FineTuneJob("bot", { trainingDataset, qianfan }, { ignoreChanges: ["trainingDataset"] });
    });
    assert.deepEqual(ignoreChanges, ["qianfan.dataset.versions", "trainingData"]);
  });

  it("mean of a file all that is read in it", async () => {
    const content = ["contentHash", "bytes", "rows", "tokens", "tokensAreExact", "longestRowTokens"];
    const dataWith = (ignoreChanges: string[]) =>
      optionsOf("data", () => new TrainingDataset("data", { ...file, bailian: {} }, { ignoreChanges }));
    assert.deepEqual((await dataWith(["path"])).ignoreChanges, ["path", ...content]);
    assert.deepEqual((await dataWith(["contentHash"])).ignoreChanges, content);
  });

  it("mean of a model all that it tells", async () => {
    const model = { model: "m", ...served };
    const opts = { ignoreChanges: ["model"], replaceOnChanges: ["model"] };
    const { ignoreChanges, replaceOnChanges } = await optionsOf("s", () => new ModelDeployment("s", model, opts));
    assert.deepEqual([ignoreChanges, replaceOnChanges], [["model", "modelSetId", "metrics"], ["model"]]);
  });

  it("reach the parts of a component, timeouts among them", async () => {
    const args = { dataset: { ...file, bailian: {} }, job: { bailian: trained }, deployment: served } as const;
    const customTimeouts = { create: "5s", update: "5s", delete: "5s" };
    const registered = await mockedProgram(
      () =>
        new FineTunedModel(
          "faq",
          { ...args, parts: { job: { ignoreChanges: ["onDelete"] } } },
          {
            customTimeouts,
            ignoreChanges: ["dataset", "job.bailian.model", "acceptWhen", "deployment.model"],
          },
        ),
    );
    const ignored = (name: string) => registered.get(name)?.ignoreChanges;
    assert.deepEqual(ignored("component faq"), []);
    assert.deepEqual(ignored("faq-data"), ["*"]);
    assert.deepEqual(ignored("faq-version"), []);
    assert.deepEqual(ignored("faq-suffix"), ["keepers"]);
    assert.deepEqual(ignored("faq-deployment"), ["acceptWhen", "model", "modelSetId", "metrics"]);
    assert.deepEqual(ignored("faq"), ["bailian.trainingFileIds", "trainingData", "bailian.model", "onDelete"]);
    for (const name of ["faq-data", "faq-version", "faq-deployment"]) {
      assert.deepEqual(registered.get(name)?.customTimeouts["create"], "5s");
      assert.deepEqual(Object(registered.get(name)?.inputs["__meta"]).timeouts, customTimeouts);
    }
  });

  it("refuse `import`, which only the plugin can do, and say what to do instead", () => {
    const job = () => new FineTuneJob("bot", { bailian }, { import: "bailian/ft-1" });
    assert.throws(job, /pulumi import finetune:index:FineTuneJob bot bailian\/ft-1.*`adopt: "bailian\/ft-1"`/);
    const data = () => new TrainingDataset("data", { ...file, bailian: {} }, { import: "bailian/file-1" });
    assert.throws(data, /the TrainingDataset data has the option `import`(?!.*adopt)/);
  });

  it("are passed on where the engine would let go of what runs", async () => {
    const { inputs } = await jobWith({ retainOnDelete: true });
    assert.equal(Object(inputs["__meta"]).retainOnDelete, true);
    const registered = await mockedProgram(
      () =>
        new FineTunedModel(
          "faq",
          { dataset: { ...file, bailian: {} }, job: { bailian: trained }, deployment: false },
          { retainOnDelete: true },
        ),
    );
    assert.equal(Object(registered.get("faq-version")?.inputs["__meta"]).retainOnDelete, true);
  });
});

describe("resources of another copy of this package", () => {
  /** As a second copy would make them: of no class of this one. */
  function fromElsewhere<T extends object>(resource: T): T {
    return Object.assign(Object.create(Object.create(null) as object) as T, resource);
  }

  it("are known by their type", async () => {
    const registered = await mockedProgram(() => {
      const trainingDataset = fromElsewhere(dataOf());
      assert.ok(!(trainingDataset instanceof TrainingDataset) && TrainingDataset.isInstance(trainingDataset));
      const job = fromElsewhere(new FineTuneJob("bot", { trainingDataset, bailian: trained }));
      const model = fromElsewhere(new ModelVersion("version", { job }));
      new ModelDeployment("service", { model, ...served });
      new ModelDeployment("direct", { model: job, ...served });
    });
    assert.deepEqual(Object(registered.get("bot")?.inputs["bailian"]).trainingFileIds, ["data-file"]);
    assert.equal(registered.get("version")?.inputs["job"], "bot-id");
    assert.equal(registered.get("service")?.inputs["model"], "version-model");
    assert.equal(registered.get("direct")?.inputs["model"], "m");
  });

  it("are refused beside IDs of data, which would be dropped without a word", async () => {
    await mockedProgram(() => {
      const withIds = () =>
        new FineTuneJob("bot", { trainingDataset: dataOf(), bailian: { ...trained, trainingFileIds: ["file-1"] } });
      assert.throws(
        withIds,
        /^Error: trainingDataset of the FineTuneJob bot stands beside bailian\.trainingFileIds, and only one of them/,
      );
      const trainingDataset = new TrainingDataset("on-qianfan", { ...file, qianfan: { bucket: "b" } });
      const dataset = { splitRatio: 10, versions: [{ versionId: "ds-1" }] };
      assert.throws(
        () => new FineTuneJob("other", { trainingDataset, qianfan: { ...trainedOnQianfan, dataset } }),
        /^Error: trainingDataset of the FineTuneJob other stands beside qianfan\.dataset\.versions/,
      );
    });
  });

  it("tell a job the cloud that they were made for, before the engine knows", async () => {
    const registered = await mockedProgram(() => {
      new FineTuneJob("bot", { trainingDataset: dataOf(), bailian: trained });
    });
    const [data] = registered.get("bot")?.inputs["trainingData"] as readonly Record<string, unknown>[];
    assert.equal(data?.["cloud"], "bailian");
  });

  it("are refused where they are of another kind, and so is what is no resource", async () => {
    await mockedProgram(() => {
      const data = dataOf();
      const job = (trainingDataset: unknown) => () =>
        new FineTuneJob("bot", { trainingDataset: trainingDataset as TrainingDataset, bailian: trained });
      const version = (of: unknown) => () => new ModelVersion("v", { job: of as FineTuneJob });
      const service = (model: unknown) => () => new ModelDeployment("s", { model: model as ModelVersion, ...served });
      const takesData = /^Error: trainingDataset of the FineTuneJob bot is .*; it takes a TrainingDataset or a list of/;
      const ids = { ...trained, trainingFileIds: [data] as unknown as string[] };
      assert.throws(
        () => new FineTuneJob("bot", { bailian: ids }),
        /^Error: 0 in trainingFileIds in bailian in the FineTuneJob bot is a resource of type \S+:TrainingDataset; it takes one/,
      );
      assert.doesNotThrow(() => new FineTuneJob("any", { triggers: [data], trainingDataset: data, bailian: trained }));
      for (const wrong of ["file-1", {}, null, pulumi.output(data), [data, "file-2"]]) {
        assert.throws(job(wrong), takesData);
      }
      assert.throws(
        version(data),
        /^Error: job of the ModelVersion v is a resource of type \S+:TrainingDataset; it takes/,
      );
      assert.throws(service(data), /^Error: model of the ModelDeployment s is a resource of type \S+:TrainingDataset/);
    });
  });
});
