import assert from "node:assert/strict";
import { createQianfanClient, type QianfanClient } from "../../../provider/clouds/qianfan/client";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
const answer = (result: unknown): Step => ({ json: { requestId: "r", result } });
const absent = (code: string): Step => ({ status: 404, json: { requestId: "r", code, message: "there is none" } });
const list = (...items: object[]): Step => answer({ list: items, pageInfo: { isTruncated: false } });

const service = { serviceId: "svco-1", name: "bot", runStatus: "Serving", updateStatus: "None", modelId: "amv-1" };
const unit = { serviceId: "svco-1", instanceId: "unit-1" };
const releaseTime = "2030-01-25T12:30:30+08:00";
const version = { versionId: "ds-1", importStatus: "ImportFinished" };

/** A call that carries something out, what a look shows where it was, and what where it was not. */
const calls: Readonly<
  Record<string, readonly [ask: (client: QianfanClient) => Promise<unknown>, done: Step, not: Step]>
> = {
  StopFineTuningTask: [
    (client) => client.stopFineTuningTask("task-1"),
    answer({ taskId: "task-1", runStatus: "Stopped" }),
    answer({ taskId: "task-1", runStatus: "Running" }),
  ],
  DeleteFineTuningTask: [
    (client) => client.deleteFineTuningTask("task-1"),
    absent("NoSuchTask"),
    answer({ taskId: "task-1", runStatus: "Done" }),
  ],
  DeleteFineTuningJob: [
    (client) => client.deleteFineTuningJob("job-1"),
    answer({ jobList: [{ jobId: "job-2" }] }),
    answer({ jobList: [{ jobId: "job-1" }] }),
  ],
  DeleteModel: [(client) => client.deleteModel("amv-1"), absent("NoSuchModel"), answer({ modelId: "amv-1" })],
  DeleteModelSet: [(client) => client.deleteModelSet("am-1"), absent("NoSuchModelSet"), answer({ modelSetId: "am-1" })],
  DeleteDataset: [
    ({ datasets }) => datasets.deleteDataset("dg-1"),
    list({ datasetId: "dg-2" }),
    list({ datasetId: "dg-1" }),
  ],
  DeleteDatasetVersion: [
    ({ datasets }) => datasets.deleteDatasetVersion("ds-1"),
    absent("NoSuchDatasetVersion"),
    answer({ ...version, publishStatus: "Published" }),
  ],
  PublishDatasetVersion: [
    ({ datasets }) => datasets.publishDatasetVersion("ds-1"),
    answer({ ...version, publishStatus: "Publishing" }),
    answer({ ...version, publishStatus: "Unpublished" }),
  ],
  ModifyService: [
    ({ services }) => services.modifyService({ serviceId: "svco-1", modelSetId: "am-1", modelId: "amv-2" }),
    answer({ ...service, updateStatus: "Updating" }),
    answer(service),
  ],
  ReleaseComputeUnit: [
    ({ services }) => services.releaseComputeUnit(unit),
    list({ ...unit, status: "Releasing" }),
    list({ ...unit, status: "Running" }),
  ],
  AutoReleaseComputeUnit: [
    ({ services }) => services.autoReleaseComputeUnit({ ...unit, releaseTime }),
    list({ ...unit, releaseTime: "2030-01-25T04:30:30Z" }),
    list(unit),
  ],
  DeactivateService: [
    async ({ services }) => (await services.deactivateService("svco-1")).isDone,
    answer({ ...service, runStatus: "Stopped" }),
    answer(service),
  ],
  stopJob: [
    ({ v1 }) => v1.stopJob({ taskId: 1, jobId: 2 }),
    answer({ id: 2, trainStatus: "STOP" }),
    answer({ id: 2, trainStatus: "RUNNING" }),
  ],
};

/** What stands where a word for what came of it belongs. */
const unread: Readonly<Record<string, Step>> = {
  nothing: { text: "" },
  "a page": { text: "<html>ok</html>" },
  "half an answer": { text: '{"requestId": "r", "resu' },
  "a list": { json: [] },
  "a number": answer(7),
  "another word": answer("perhaps"),
};

describe("Qianfan: an answer that does not say whether it was done", () => {
  let server: ScriptedServer;
  afterEach(() => server.close());
  const open = async (...steps: Step[]) => {
    server = await startScriptedServer(...steps);
    return createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  };

  for (const [name, [ask, done, not]] of Object.entries(calls)) {
    // An answer of DeactivateService that is a number or a word says no refusal.
    const steps = Object.entries(unread).filter(([what]) => name !== "DeactivateService" || !/number|word/.test(what));
    for (const [what, step] of steps) {
      it(`${name} that answers ${what} is done where a look shows it, and asked for once`, async () => {
        const client = await open(step, done);
        assert.equal(await ask(client), true);
        assert.equal(server.requests.filter(({ url }) => url.includes(name)).length, 1);
      });
    }

    it(`${name} is not done where a look shows that it is not`, async () => {
      const client = await open({ text: "" }, not);
      const error = await failureOf(ask(client));
      assert.deepEqual([error.kind, error.operation], ["unreadable", name]);
      assert.match(error.message, /does not say whether it was carried out|cannot be read/);
    });
  }

  it("scaling is done where the unit has the replicas, or the service is being changed", async () => {
    const scale = { ...unit, deploymentReplicasCount: 3 };
    const client = await open({ text: "" }, list({ ...unit, replicasCount: 3 }));
    assert.equal(await client.services.scaleService(scale), true);
    await server.close();
    const other = await open(
      { text: "" },
      list({ ...unit, replicasCount: 1 }),
      answer({ ...service, updateStatus: "Updating" }),
    );
    assert.equal(await other.services.scaleService(scale), true);
    await server.close();
    const idle = await open({ text: "" }, list({ ...unit, replicasCount: 1 }), answer(service));
    assert.equal((await failureOf(idle.services.scaleService(scale))).kind, "unreadable");
  });

  for (const [word, isDone] of [
    ["true", true],
    ["False", false],
  ] as const) {
    it(`the word ${word} as a text counts`, async () => {
      const client = await open(answer(word));
      assert.equal(await client.stopFineTuningTask("task-1"), isDone);
      assert.equal(server.requests.length, 1);
    });
  }
});

describe("Qianfan: lists with an item that cannot be read", () => {
  let server: ScriptedServer;
  afterEach(() => server.close());
  const open = async (...steps: Step[]) => {
    server = await startScriptedServer(...steps);
    return createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  };
  const taken = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
    const all: Item[] = [];
    for await (const item of items) all.push(item);
    return all;
  };

  for (const [what, bad] of [
    ["without an ID", { name: "x" }],
    ["whose ID is a number", { serviceId: 7, datasetId: 7, versionId: 7, instanceId: 7 }],
    ["that is none", "service"],
    ["that is null", null],
  ] as const) {
    it(`pass over one ${what}, and tell of it`, async () => {
      const told: boolean[] = [];
      const onLeftOut = ({ isItem }: { readonly isItem: boolean }) => void told.push(isItem);
      const client = await open(answer({ anything: [bad, service] }));
      assert.equal((await taken(client.services.allServices({}, { onLeftOut })))[0]?.serviceId, "svco-1");
      assert.equal(told.at(-1), true);
      await server.close();
      const other = await open(answer({ anything: [{ datasetId: "dg-1" }, bad] }));
      assert.deepEqual(
        (await taken(other.datasets.allDatasets())).map(({ datasetId }) => datasetId),
        ["dg-1"],
      );
      await server.close();
      const good = { ...version, publishStatus: "Published" };
      const third = await open(answer({ anything: [bad, good] }));
      assert.equal((await taken(third.datasets.allDatasetVersions("dg-1")))[0]?.versionId, "ds-1");
      await server.close();
      for (const units of [[bad, unit], { instances: [bad, unit] }]) {
        const fourth = await open(answer(units));
        assert.deepEqual((await fourth.services.describeComputeUnits("svco-1")).length, 1);
        await server.close();
      }
    });
  }

  it("read an item without a member that nobody needs", async () => {
    const client = await open(answer({ anything: [{ ...service, endpoint: {}, resourceConfig: "wide" }] }));
    const [seen] = await taken(client.services.allServices());
    assert.deepEqual([seen?.name, seen?.endpoint, seen?.resourceConfig], ["bot", undefined, undefined]);
  });
});

describe("Qianfan: calls about compute units where the newest route is not known", () => {
  let server: ScriptedServer;
  afterEach(() => server.close());
  const unknown: Step = {
    status: 400,
    json: { requestId: "r", code: "InvalidURI", message: "Could not parse the URI." },
  };

  for (const [name, older, ask] of [
    [
      "DescribeComputeUnits",
      "DescribeServiceResources",
      (client: QianfanClient) => client.services.describeComputeUnits("svco-1"),
    ],
    [
      "ReleaseComputeUnit",
      "ReleaseServiceResource",
      (client: QianfanClient) => client.services.releaseComputeUnit(unit),
    ],
    [
      "AutoReleaseComputeUnit",
      "AutoReleaseComputeUnit",
      (client: QianfanClient) => client.services.autoReleaseComputeUnit({ ...unit, releaseTime }),
    ],
  ] as const) {
    it(`${name} goes to /v2/charge`, async () => {
      server = await startScriptedServer(unknown, answer(name === "DescribeComputeUnits" ? [unit] : true));
      const client = createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
      await ask(client);
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        [`/v2/serviceresources?Action=${name}`, `/v2/charge?Action=${older}`],
      );
      assert.equal(server.requests[0]?.body, server.requests[1]?.body);
    });
  }

  it("and any other refusal stays as it is", async () => {
    server = await startScriptedServer({
      status: 404,
      json: { requestId: "r", code: "NoSuchComputeUnit", message: "none" },
    });
    const client = createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
    assert.equal((await failureOf(client.services.releaseComputeUnit(unit))).kind, "not-found");
    assert.equal(server.requests.length, 1);
  });
});
