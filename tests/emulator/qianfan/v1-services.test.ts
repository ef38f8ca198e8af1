import assert from "node:assert/strict";
import { startServices, type TestServices } from "./start-service";

interface Detail {
  readonly id: number;
  readonly serviceUuid: string;
  readonly uri: string;
  readonly fullUri: string;
  readonly serviceStatus: string;
  readonly onlineTime: number;
  readonly creator: string;
  readonly vmConfig: { readonly instanceCount: number };
}

interface ListedService {
  readonly name: string;
  readonly url: string;
  readonly versionList: readonly { readonly serviceStatus: string; readonly trainType: string }[];
}

describe("services of the simulated Qianfan V1", () => {
  let qianfan: TestServices;
  beforeEach(async () => (qianfan = await startServices()));
  afterEach(() => qianfan.emulator.close());

  const v1 = async (path: string, body: object) =>
    (await qianfan.send(`/wenxinworkshop/service/${path}`, { body: JSON.stringify(body) })).body as unknown as {
      readonly result: unknown;
      readonly error_code?: number;
    };
  const apply = (changes: object = {}) => {
    const { modelSetId: modelId, modelId: modelVersionId } = qianfan;
    const body = { modelId, modelVersionId, name: "v1_svc", uri: "v1_svc", replicas: 2, poolType: 2, ...changes };
    return v1("apply", body);
  };

  it("are V2's: made by one, shown by both", async () => {
    const { result } = await apply();
    const { serviceId, serviceUuid } = result as { serviceId: number; serviceUuid: string };
    qianfan.advanceMinutes(20);
    const shown = await qianfan.describe(serviceUuid);
    const detail = (await v1("detail", { serviceId })).result as Detail;
    assert.deepEqual(
      [detail.id, detail.serviceUuid, detail.uri, detail.fullUri, detail.vmConfig.instanceCount],
      [serviceId, serviceUuid, shown.endpoint, shown.url, 2],
    );
    assert.deepEqual([detail.serviceStatus, shown.runStatus, shown.payType], ["Done", "Serving", "Postpay"]);
    assert.ok(detail.onlineTime > 0);
    assert.equal(detail.creator, "simulated-account");
  });

  it("are listed beside the base models, by type, until they stop", async () => {
    const { serviceId, instanceId } = await qianfan.create();
    const list = async (body: object = {}) =>
      (await v1("list", body)).result as { common: ListedService[]; custom: ListedService[] };
    const { common, custom } = await list();
    assert.ok(common.some(({ name, url }) => name === "ERNIE-Speed-8K" && url.endsWith("/chat/ernie_speed")));
    assert.deepEqual(
      custom.map(({ name, versionList }) => [name, versionList]),
      [["support", [{ trainType: "ERNIE-Speed-8K", serviceStatus: "New" }]]],
    );
    assert.deepEqual(await list({ apiTypefilter: ["embeddings"] }), { common: [], custom: [] });
    await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId });
    assert.deepEqual((await list()).custom, []);
  });

  for (const [what, changes, code] of [
    ["a version that is not there", { modelVersionId: "amv-none" }, 70102],
    ["a name of one character", { name: "a" }, 500001],
    ["an unknown pool", { poolType: 3 }, 500001],
    ["no replicas", { replicas: 0 }, 500001],
  ] as const) {
    it(`are refused for ${what} with ${code}`, async () => {
      assert.equal((await apply(changes)).error_code, code);
    });
  }

  it("are refused for a name that is taken, and unknown ones are not shown", async () => {
    await apply();
    assert.equal((await apply()).error_code, 500001);
    assert.equal((await v1("detail", { serviceId: 77 })).error_code, 500001);
  });
});
