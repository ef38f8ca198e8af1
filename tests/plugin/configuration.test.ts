import assert from "node:assert/strict";
import { promisify } from "node:util";
import { GetMappingRequest, GetSchemaRequest, ParameterizeRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { GetMappingResponse, GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import manifest from "../../package.json";
import { bailian } from "../engine/rig/job-program";
import { startClouds } from "../engine/rig/start-clouds";
import { sdkLibraries } from "../frontends/rig/sdk-libraries";
import { startPlugin, urnOf, type PluginUnderTest } from "./rig/start-plugin";

const urn = urnOf("FineTuneJob", "bot");

describe("the plugin's configuration", function () {
  this.timeout(120_000);
  let plugin: PluginUnderTest;

  beforeEach(async () => {
    plugin = await startPlugin({ DASHSCOPE_API_KEY: "sk-from-the-environment-0001" });
  });
  afterEach(() => plugin.close());

  it("tells its version, its schema and no mapping, and that it does not know what a newer engine asks", async () => {
    const { client } = plugin;
    const { Empty } = sdkLibraries;
    const info = promisify(
      client.getPluginInfo.bind(client) as (
        of: object,
        done: (e: Error | null, a: { getVersion(): string }) => void,
      ) => void,
    );
    assert.equal((await info(new Empty())).getVersion(), manifest.version);
    const schemaOf = promisify<GetSchemaRequest, GetSchemaResponse>(client.getSchema.bind(client));
    const schema: unknown = JSON.parse((await schemaOf(new GetSchemaRequest())).getSchema());
    assert.ok(typeof schema === "object" && schema !== null && "name" in schema && schema.name === "finetune");
    const mappingOf = promisify<GetMappingRequest, GetMappingResponse>(client.getMapping.bind(client));
    assert.equal((await mappingOf(new GetMappingRequest())).getProvider(), "");
    const parameterize = promisify<ParameterizeRequest, unknown>(client.parameterize.bind(client));
    await assert.rejects(parameterize(new ParameterizeRequest()), /12 UNIMPLEMENTED/);
  });

  it("refuses what is no setting, a malformed one, and a key in another's place, and never repeats a key", async () => {
    assert.deepEqual(await plugin.checkConfig({ endpoint: "embedded", version: "0.1.0" }), []);
    const [unknown] = await plugin.checkConfig({ endpont: "embedded" });
    assert.equal(unknown?.property, "endpont");
    const [malformed] = await plugin.checkConfig({ pollInterval: "often" });
    assert.match(malformed?.reason ?? "", /finetune:pollInterval .*is "often"; it takes a Go-style duration/);
    const [misplaced] = await plugin.checkConfig({ dashscopeApiKey: "llm-1234567890abcdef" }, "own");
    assert.equal(misplaced?.property, "dashscopeApiKey");
    assert.ok(!misplaced.reason.includes("llm-1234567890abcdef"));
  });

  it("names the setting that is missing beside one that is given", async () => {
    await assert.rejects(plugin.configure({ qianfanAccessKey: "ALTAK0123456789abcdef0" }), (error: Error) => {
      assert.match(error.message, /credentials of Qianfan are given in part/);
      assert.match(JSON.stringify(error), /details/);
      return true;
    });
    await assert.rejects(plugin.check(urn, { bailian }), /before it was configured/);
  });

  it("updates another key in place, and makes the resources of a moved provider anew", async () => {
    const olds = { dashscopeApiKey: "sk-1", endpoint: "http://127.0.0.1:1", pollInterval: "1s" };
    const key = await plugin.diffConfig(olds, { ...olds, dashscopeApiKey: "sk-2" });
    assert.deepEqual([key.changes, key.replaces, key.diffs], ["some", [], ["dashscopeApiKey"]]);
    const moved = await plugin.diffConfig(olds, { ...olds, endpoint: "http://127.0.0.1:2" });
    assert.deepEqual([moved.replaces, moved.detailed], [["endpoint"], { endpoint: "UPDATE_REPLACE" }]);
    const workspace = await plugin.diffConfig(olds, { ...olds, dashscopeWorkspace: "llm-1" });
    assert.deepEqual(workspace.detailed, { dashscopeWorkspace: "ADD_REPLACE" });
    const byDefault = await plugin.diffConfig(olds, { ...olds, endpoint: "embedded" }, "default_0_1_0");
    assert.deepEqual([byDefault.changes, byDefault.replaces], ["some", []]);
    assert.equal((await plugin.diffConfig(olds, olds)).changes, "none");
    const written = await plugin.diffConfig(olds, {
      ...olds,
      dashscopeBaseUrl: "https://dashscope.aliyuncs.com/api/v1",
    });
    assert.deepEqual([written.changes, written.replaces], ["some", []]);
  });

  it("leaves resources where they are when a program writes down where the environment had its provider", async () => {
    const own = await startPlugin({ FINETUNE_ENDPOINT: "http://127.0.0.1:1" });
    try {
      const written = await own.diffConfig({}, { endpoint: "http://127.0.0.1:1" });
      assert.deepEqual([written.changes, written.replaces], ["some", []]);
      assert.deepEqual((await own.diffConfig({}, { endpoint: "http://127.0.0.1:2" })).replaces, ["endpoint"]);
    } finally {
      await own.close();
    }
  });

  it("takes an explicit provider's key before the environment's, and the default provider's after it", async () => {
    const clouds = await startClouds();
    try {
      const args = {
        endpoint: clouds.url,
        pollInterval: "50ms",
        dashscopeApiKey: clouds.environment["DASHSCOPE_API_KEY"],
      };
      await plugin.configure(args, "own");
      const created = await plugin.create(urn, (await plugin.check(urn, { bailian })).checked);
      assert.equal(created.properties["status"], "succeeded");
      await plugin.configure(args, "default_0_1_0");
      await assert.rejects(plugin.read(urn, created.id, created.properties), /InvalidApiKey|API key/i);
    } finally {
      await clouds.close();
    }
  });

  it("does not outlive its engine, even where that only asked what the plugin is", async () => {
    await plugin.checkConfig({});
    plugin.client.close();
    await plugin.ended;
  });
});
