import assert from "node:assert/strict";
import {
  ConstructRequest,
  ProviderHandshakeRequest,
  type ConstructResponse,
  type ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { unknownText } from "../../provider/front/unknown-sentinels";
import { mark } from "../../provider/base/mark";
import { marks } from "../../provider/plugin/marked-values";
import { eventually } from "../engine/rig/eventually";
import { sampleFile } from "../engine/rig/pipeline-program";
import { sdkLibraries } from "../frontends/rig/sdk-libraries";
import { startMonitor, type Registration, type TestMonitor } from "./rig/start-monitor";
import { startPlugin, type PluginUnderTest, type Properties } from "./rig/start-plugin";

const token = "finetune:index:FineTunedModel";
const provider = "urn:pulumi:dev::models::pulumi:providers:finetune::account::id";
const args = {
  dataset: { path: sampleFile, format: "chat", bailian: {} },
  job: {
    bailian: {
      model: "qwen3-8b",
      trainingType: "efficient_sft",
      hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
    },
    triggers: { note: { [mark]: marks.secret, value: "hush" } },
  },
  deployment: { bailian: { plan: "lora" } },
};

/** What the engine tells of each part. */
const outputsOf = ({ type }: Registration): object =>
  ({
    "finetune:index:TrainingDataset": { fileId: "file-1", contentHash: "ab12", rows: 3, tokens: 30 },
    "finetune:index:FineTuneJob": { trainedTokens: 30 },
    "finetune:index:ModelVersion": { modelId: "model-1" },
    "finetune:index:ModelDeployment": { deployedModel: "model-1-x" },
  })[type] ?? {};

describe("the component by the plugin", function () {
  this.timeout(60_000);
  let plugin: PluginUnderTest;
  let monitor: TestMonitor;
  let answers: (registration: Registration) => object | undefined = outputsOf;
  beforeEach(async () => {
    answers = outputsOf;
    monitor = await startMonitor((registration) => answers(registration));
    plugin = await startPlugin();
    await plugin.configure({ endpoint: "embedded" });
  });
  afterEach(async () => {
    await plugin.close();
    monitor.close();
  });

  const construct = (
    name: string,
    inputs: Properties,
    prepare: (request: ConstructRequest) => void = () => undefined,
  ) => {
    const request = new ConstructRequest();
    request.setType(token);
    request.setName(name);
    request.setProject("models");
    request.setStack("dev");
    request.setMonitorendpoint(monitor.address);
    request.setInputs(sdkLibraries.Struct.fromJavaScript(inputs));
    prepare(request);
    return new Promise<ConstructResponse>((resolve, reject) =>
      plugin.client.construct(request, (error, answer) => (error === null ? resolve(answer) : reject(error))),
    );
  };
  const registered = (name: string) => {
    const found = monitor.registered.find((each) => each.name === name && each.type !== token);
    assert.ok(found, `${name} among ${monitor.registered.map((each) => each.name).join(", ")}`);
    return found;
  };

  it("tells the engine all that components, secrets and names need", async () => {
    const told = await new Promise<ProviderHandshakeResponse.AsObject>((resolve, reject) =>
      plugin.client.handshake(new ProviderHandshakeRequest(), (error, answer) =>
        error === null ? resolve(answer.toObject()) : reject(error),
      ),
    );
    const { acceptSecrets, acceptResources, acceptOutputs, supportsAutonamingConfiguration } = told;
    assert.ok(acceptSecrets && acceptResources && acceptOutputs && supportsAutonamingConfiguration);
  });

  it("is made of the plugin's own resources, several at once, each with its own options and secrets", async () => {
    const [made] = await Promise.all([
      construct("faq", args, (request) => {
        request.getProvidersMap().set("finetune", provider);
        request.setProtect(true);
        request.setIgnorechangesList(["deployment.bailian.plan"]);
        const timeouts = new ConstructRequest.CustomTimeouts();
        timeouts.setCreate("2h");
        request.setCustomtimeouts(timeouts);
      }),
      construct("bot", { ...args, deployment: false }),
    ]);
    assert.equal(made.getUrn(), `urn:pulumi:dev::models::${token}::faq`);
    const state = JSON.stringify(made.getState()?.toJavaScript());
    for (const output of ['"model-1"', '"model-1-x"']) assert.ok(state.includes(output), state);
    const job = registered("faq");
    assert.equal(job.type, "finetune:index:FineTuneJob");
    const secret = JSON.stringify({ [mark]: marks.secret, value: "hush" });
    assert.ok(JSON.stringify(job.inputs["triggers"]).includes(secret), JSON.stringify(job.inputs));
    assert.equal(job.request.provider, provider);
    assert.equal(job.request.protect, true);
    assert.equal(job.request.customtimeouts?.create, "2h");
    const [alias] = job.request.aliasesList;
    assert.equal(alias?.spec?.type, "pulumi-nodejs:dynamic/finetune:FineTuneJob");
    assert.equal(job.inputs["__provider"], undefined);
    assert.deepEqual(registered("faq-deployment").request.ignorechangesList, ["bailian.plan"]);
    assert.equal(registered("bot").request.protect ?? false, false);
    assert.equal(registered("bot").request.provider, "");
    assert.ok(!monitor.registered.some(({ name }) => name === "bot-deployment"));
  });

  it("registers nothing of wrong arguments, which are none, missing, on another cloud or not known as a whole", async () => {
    const { dataset: _data, ...dataless } = args;
    const elsewhere = { ...args, deployment: { qianfan: {} } };
    for (const wrong of [{ ...args, maxcost: 3 }, dataless, elsewhere, { ...args, job: unknownText }]) {
      await assert.rejects(construct("faq", wrong), /its arguments are refused, and nothing was made/);
    }
    assert.deepEqual(monitor.registered, []);
  });

  it("ends with a cancel though the engine never answers", async () => {
    answers = ({ type }) => (type === "finetune:index:FineTuneJob" ? undefined : {});
    const waiting = assert.rejects(construct("faq", args), /the update ended before all of its parts stood/);
    await eventually("the job is registered", () =>
      monitor.registered.some(({ name, type }) => name === "faq" && type !== token),
    );
    await plugin.cancel();
    await waiting;
  });
});
