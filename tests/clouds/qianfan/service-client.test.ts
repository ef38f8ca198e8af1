import assert from "node:assert/strict";
import { createQianfanClient, type QianfanClient } from "../../../provider/clouds/qianfan/client";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const keys = { accessKeyId: "ALTAKtest", secretAccessKey: "secret-for-tests" };
const service = { serviceId: "svco-1", name: "bot", runStatus: "Serving" };
const answer = (result: unknown): Step => ({ json: { requestId: "r", result } });
const refused = (status: number, code: string): Step => ({
  status,
  json: { requestId: "r", code, message: `${code}, in the cloud's words` },
});
const create = {
  ...{ modelSetId: "am-1", modelId: "amv-1", name: "bot", urlSuffix: "bot" },
  resourceConfig: { type: "GPU-1-1" },
};

describe("Qianfan: calls about services", () => {
  let server: ScriptedServer;
  let client: QianfanClient;
  afterEach(() => server.close());
  const open = async (...steps: Step[]) => {
    server = await startScriptedServer(...steps);
    client = createQianfanClient({ baseUrl: server.url, ...keys, clock: createRecordingClock() });
  };
  const sent = (index = 0): unknown => JSON.parse(server.requests[index]?.body ?? "null");

  it("send what is asked for and leave out what is not", async () => {
    await open(answer({ serviceId: "svco-1", instanceId: "a" }));
    const extraParameters = { novelty: 1, name: "other" };
    assert.deepEqual(await client.services.createService({ ...create, description: undefined, extraParameters }), {
      serviceId: "svco-1",
      instanceId: "a",
    });
    assert.equal(server.requests[0]?.url, "/v2/service?Action=CreateService");
    assert.deepEqual(sent(), { ...create, novelty: 1 });
  });

  for (const [operation, call] of [
    ["CreateService", () => client.services.createService(create)],
    [
      "ModifyService",
      () => client.services.modifyService({ serviceId: "svco-1", modelSetId: "am-1", modelId: "amv-1" }),
    ],
  ] as const) {
    it(`never repeat ${operation}, whatever goes wrong`, async () => {
      for (const step of [{ status: 503, text: "busy" }, (incoming) => void incoming.socket.destroy()] as Step[]) {
        await open(step);
        const error = await failureOf(call());
        assert.deepEqual([error.operation, error.mayHaveTakenEffect, server.requests.length], [operation, true, 1]);
        await server.close();
      }
    });
  }

  it("repeat what reads", async () => {
    await open({ status: 503, text: "busy" }, answer(service));
    assert.equal((await client.services.describeService("svco-1")).name, "bot");
    assert.equal(server.requests.length, 2);
  });

  it("read a service of which little is told, and nulls as nothing", async () => {
    await open(answer({ serviceId: "svco-1", url: null, endpoint: "", resourceConfig: null, novelty: 1 }));
    const read = await client.services.describeService("svco-1");
    assert.deepEqual(
      [read.serviceId, read.url, read.endpoint, read.resourceConfig],
      ["svco-1", undefined, undefined, undefined],
    );
  });

  it("read replicas in words as none", async () => {
    await open(answer({ ...service, resourceConfig: { replicasCount: "two" } }));
    const { resourceConfig } = await client.services.describeService("svco-1");
    assert.equal(resourceConfig?.replicasCount, undefined);
  });

  for (const [what, result] of [
    ["a service without an ID", { name: "bot" }],
    ["a service whose ID is a number", { ...service, serviceId: 1 }],
  ] as const) {
    it(`refuse ${what}`, async () => {
      await open(answer(result));
      assert.equal((await failureOf(client.services.describeService("svco-1"))).kind, "unreadable");
    });
  }

  it("read lists under any name, page by page, each service once", async () => {
    const pageOf = (member: string, ids: string[], nextMarker?: string) =>
      answer({
        [member]: ids.map((serviceId) => ({ ...service, serviceId })),
        pageInfo: { maxKeys: 100, isTruncated: nextMarker !== undefined, nextMarker },
      });
    await open(pageOf("serviceList", ["a", "b"], "b"), pageOf("services", ["b", "c"]));
    const seen = [];
    for await (const { serviceId } of client.services.allServices({ name: "bot" })) seen.push(serviceId);
    assert.deepEqual(seen, ["a", "b", "c"]);
    assert.deepEqual(sent(1), { name: "bot", maxKeys: 100, marker: "b" });
  });

  for (const [what, result, expected] of [
    ["a bare list", [{ instanceId: "a" }], ["a"]],
    ["a list inside an object", { computeUnitList: [{ instanceId: "a" }] }, ["a"]],
    ["no list", {}, []],
  ] as const) {
    it(`read compute units from ${what}`, async () => {
      await open(answer(result));
      const units = await client.services.describeComputeUnits("svco-1");
      assert.deepEqual(
        units.map(({ instanceId }) => instanceId),
        expected,
      );
    });
  }

  for (const [what, result, expected] of [
    ["a refusal", { operation: false, message: "it is busy" }, { isDone: false, message: "it is busy" }],
    ["a refusal in words", { operation: "False" }, { isDone: false }],
    ["a success", { operation: true, message: "" }, { isDone: true }],
    ["a bare refusal", false, { isDone: false }],
    ["nothing", null, { isDone: true }],
  ] as const) {
    it(`read ${what} of DeactivateService`, async () => {
      await open(answer(result));
      assert.deepEqual(await client.services.deactivateService("svco-1"), expected);
      assert.equal(server.requests[0]?.url, "/v2/service?Action=DeactivateService");
      assert.deepEqual(sent(), { serviceId: "svco-1" });
    });
  }

  it("scale with the number that there are to be, and repeat it where the answer was lost", async () => {
    await open({ status: 503, text: "busy" }, answer(true));
    const call = { serviceId: "svco-1", instanceId: "a", deploymentReplicasCount: 0 };
    assert.equal(await client.services.scaleService(call), true);
    assert.deepEqual([server.requests.length, sent(1)], [2, call]);
  });

  it("give back a compute unit on the newer route, and tell when the cloud did nothing", async () => {
    await open(answer(true), answer(false));
    const unit = { serviceId: "svco-1", instanceId: "a" };
    assert.deepEqual(
      [await client.services.releaseComputeUnit(unit), await client.services.releaseComputeUnit(unit)],
      [true, false],
    );
    assert.equal(server.requests[0]?.url, "/v2/serviceresources?Action=ReleaseComputeUnit");
  });

  for (const [code, status, kind] of [
    ["ServiceNameExist", 409, "conflict"],
    ["NoSuchService", 404, "not-found"],
    ["ComputeUnitNotEnough", 403, "quota"],
    ["UnsupportedOperation", 400, "unsupported"],
  ] as const) {
    it(`take ${code} for ${kind}, in the cloud's words`, async () => {
      await open(refused(status, code));
      const error = await failureOf(client.services.createService(create));
      assert.deepEqual([error.kind, error.code, error.mayHaveTakenEffect], [kind, code, false]);
      assert.match(error.message, /in the cloud's words/);
    });
  }
});
