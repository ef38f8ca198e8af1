import assert from "node:assert/strict";
import path from "node:path";
import { readSettings, type Settings } from "../../provider/configuration/settings";
import { settingRow, settingRows } from "../../provider/configuration/settings-table";
import { FineTuneError } from "../../provider/base/fine-tune-error";

type Texts = Readonly<Record<string, string>>;

function read(config: Texts = {}, environment: Texts = {}): Settings {
  return readSettings({
    config: (key) => config[key.replace(/^finetune:/, "")],
    environment,
    programDirectory: "/program",
  });
}

const slack = (url = "") => JSON.stringify([{ slack: { url } }]);
/** Where each setting ends up, and two values that it takes. */
const places: Readonly<Record<string, readonly [(settings: Settings) => unknown, string, string]>> = {
  dashscopeApiKey: [({ clouds }) => clouds["bailian"]?.apiKey, "sk-a", "sk-b"],
  dashscopeBaseUrl: [
    ({ clouds }) => clouds["bailian"]?.baseUrl,
    "https://a.invalid/api/v1",
    "https://b.invalid/api/v1",
  ],
  dashscopeWorkspace: [({ clouds }) => clouds["bailian"]?.workspace, "llm-a", "llm-b"],
  qianfanAccessKey: [({ clouds }) => clouds["qianfan"]?.accessKey, "ALTAKa", "ALTAKb"],
  qianfanSecretKey: [({ clouds }) => clouds["qianfan"]?.secretKey, "a", "b"],
  qianfanBaseUrl: [({ clouds }) => clouds["qianfan"]?.baseUrl, "https://a.invalid", "https://b.invalid"],
  bosBaseUrl: [({ clouds }) => clouds["qianfan"]?.bosBaseUrl, "https://a.invalid", "https://b.invalid"],
  bosRegion: [({ clouds }) => clouds["qianfan"]?.bosRegion, "gz", "su"],
  endpoint: [
    ({ endpoint }) => endpoint.kind === "server" && endpoint.url,
    "https://a.invalid:1",
    "https://b.invalid:2",
  ],
  allowInsecureEndpoint: [({ clouds }) => clouds["qianfan"]?.allowInsecureEndpoint ?? "false", "true", "false"],
  dataDir: [({ endpoint }) => endpoint.kind === "embedded" && path.basename(endpoint.dataDirectory), "a", "b"],
  speed: [({ endpoint }) => endpoint.kind === "embedded" && String(endpoint.speed), "10", "20"],
  pollInterval: [({ pollIntervalMs }) => `${pollIntervalMs / 1000}s`, "5s", "7s"],
  namespace: [({ namespace }) => namespace, "a", "b"],
  organization: [({ organization }) => organization, "a", "b"],
  notify: [({ notify }) => slack(notify.targets[0]?.url), slack("env:A"), slack("https://b.invalid/key")],
  prices: [
    ({ prices }) => prices && JSON.stringify(prices.prices),
    '{"bailian":{"a":1},"qianfan":{}}',
    '{"bailian":{},"qianfan":{"b":2}}',
  ],
};
/** What a setting needs beside it. */
const beside: Readonly<Record<string, Texts>> = {
  dataDir: { endpoint: "embedded" },
  speed: { endpoint: "embedded" },
  qianfanBaseUrl: { bosBaseUrl: "https://storage.invalid" },
};

describe("settings", () => {
  it("say which of the prices is wrong", () => {
    assert.throws(
      () => read({ prices: '{"bailian": {"qwen3-8b": 0}}' }),
      /\(bailian\.qwen3-8b: takes a number above 0\)/,
    );
  });

  it("may be what Pulumi makes of values that are no texts", () => {
    const values: Readonly<Record<string, unknown>> = {
      endpoint: "embedded",
      speed: 120,
      namespace: true,
      prices: { bailian: { "qwen3-8b": "0.006" } },
    };
    const config = (key: string) => values[key.replace(/^finetune:/, "")];
    const { endpoint, namespace, prices } = readSettings({ config, environment: {}, programDirectory: "/program" });
    assert.equal(endpoint.kind === "embedded" && endpoint.speed, 120);
    assert.equal(namespace, "true");
    assert.equal(prices?.prices["bailian"]?.["qwen3-8b"], 0.006);
  });

  it("say which word was meant for the endpoint, without repeating what may be a key", () => {
    assert.throws(() => read({ endpoint: "embeded" }), /did you mean `embedded`\?/);
    assert.throws(
      () => read({ endpoint: "sk-4c1f0a9e4c1f0a9e" }),
      ({ message }: Error) => !/did you mean|4c1f0a9e/.test(message),
    );
  });

  it("are looked for here one by one", () => {
    assert.deepEqual(Object.keys(places).sort(), Object.keys(settingRows()).sort());
  });

  for (const [name, [place, inConfig, inEnvironment]] of Object.entries(places)) {
    const { environment, isCredential } = settingRow(name);
    const base = beside[name] ?? {};

    it(`takes ${name} from the configuration and from ${environment}`, () => {
      assert.equal(place(read({ ...base, [name]: inConfig })), inConfig);
      assert.equal(place(read(base, { [environment]: inEnvironment })), inEnvironment);
    });

    it(`takes ${name} from the ${isCredential ? "environment" : "configuration"} when both have it`, () => {
      const winner = isCredential ? inEnvironment : inConfig;
      assert.equal(place(read({ ...base, [name]: inConfig }, { [environment]: inEnvironment })), winner);
    });

    it(`takes a blank ${name} for none`, () => {
      assert.equal(place(read({ ...base, [name]: inConfig }, { [environment]: "  " })), inConfig);
      assert.equal(place(read({ ...base, [name]: "" }, { [environment]: inEnvironment })), inEnvironment);
    });
  }

  it("are the real clouds, with no credential, when nothing is set", () => {
    assert.deepEqual(read(), {
      endpoint: { kind: "real" },
      timeScale: 1,
      endpoints: {
        bailian: "https://dashscope.aliyuncs.com/api/v1",
        qianfan: "https://qianfan.baidubce.com",
      },
      namespace: "",
      organization: "organization",
      programDirectory: "/program",
      dataDirectory: path.resolve("/program/.finetune"),
      pollIntervalMs: 15_000,
      notify: { targets: [], allowsInsecure: false },
      clouds: {
        bailian: { baseUrl: "https://dashscope.aliyuncs.com/api/v1" },
        qianfan: { baseUrl: "https://qianfan.baidubce.com", bosRegion: "bj" },
      },
      sites: { bailian: { host: "dashscope.aliyuncs.com", region: "cn-beijing" } },
    });
  });

  it("never take the simulated clouds because a key is missing", () => {
    assert.equal(read({ dataDir: "x", speed: "5" }).endpoint.kind, "real");
  });

  it("put the embedded clouds beside the program, at 60 times the speed, and look as much oftener", () => {
    const { endpoint, pollIntervalMs, timeScale } = read({ endpoint: "embedded" });
    assert.deepEqual(endpoint, { kind: "embedded", dataDirectory: path.resolve("/program/.finetune"), speed: 60 });
    assert.equal(timeScale, 60);
    assert.equal(pollIntervalMs, 250);
  });

  it("take an absolute data directory as it is", () => {
    const { endpoint } = read({ endpoint: "embedded", dataDir: path.resolve("/shared/clouds") });
    assert.equal(endpoint.kind === "embedded" && endpoint.dataDirectory, path.resolve("/shared/clouds"));
  });

  it("never look at instant clouds without a pause", () => {
    const { endpoint, pollIntervalMs } = read({ endpoint: "embedded", speed: "instant" });
    assert.equal(endpoint.kind === "embedded" && endpoint.speed, "instant");
    assert.equal(pollIntervalMs, 20);
  });

  const bad: readonly (readonly [string, string, Texts?])[] = [
    ["speed", "fast", { endpoint: "embedded" }],
    ["speed", "0", { endpoint: "embedded" }],
    ["speed", "-1", { endpoint: "embedded" }],
    ["speed", "Infinity", { endpoint: "embedded" }],
    ["pollInterval", "15"],
    ["pollInterval", "0s"],
    ["prices", "0.006"],
    ["prices", '{"bailian": {"qwen3-8b": "cheap"}}'],
  ];
  for (const [name, value, base = {}] of bad) {
    it(`refuse ${JSON.stringify(value)} for ${name}, naming key, variable and what it takes`, () => {
      const { environment, takes } = settingRow(name);
      assert.throws(
        () => read({ ...base, [name]: value }),
        (error) =>
          error instanceof FineTuneError &&
          error.code === "bad-configuration" &&
          [`finetune:${name}`, environment, JSON.stringify(value), takes].every((part) => error.message.includes(part)),
      );
    });
  }

  const otherRoutes: readonly (readonly [string, string, string])[] = [
    ["dashscopeBaseUrl", "https://dashscope.aliyuncs.com", "https://dashscope.aliyuncs.com/api/v1"],
    ["dashscopeBaseUrl", "https://dashscope.aliyuncs.com/compatible-mode/v1", "https://dashscope.aliyuncs.com/api/v1"],
    ["dashscopeBaseUrl", "http://127.0.0.1:8080/api/v1/fine-tunes", "http://127.0.0.1:8080/api/v1"],
    ["dashscopeBaseUrl", "https://gateway.invalid/models/v1/", "https://gateway.invalid/models/api/v1"],
    ["qianfanBaseUrl", "https://qianfan.baidubce.com/v2", "https://qianfan.baidubce.com"],
    ["qianfanBaseUrl", "https://gateway.invalid/qianfan/v2/finetuning", "https://gateway.invalid/qianfan"],
  ];
  for (const [name, value, meant] of otherRoutes) {
    it(`refuse ${value} for ${name}, and say which was meant`, () => {
      const message = new RegExp(`mean ${meant}\\?$`);
      assert.throws(() => read({ [name]: value }), { code: "bad-configuration", message });
      assert.throws(() => read({ endpoint: "embedded", [name]: value }), { code: "bad-configuration" });
      const { clouds } = read({ ...beside[name], [name]: meant });
      assert.equal(Object.values(clouds).filter(({ baseUrl }) => baseUrl === meant).length, 1);
    });
  }

  const regions: readonly (readonly [string, string | undefined])[] = [
    ["https://dashscope.aliyuncs.com/api/v1", "cn-beijing"],
    ["https://dashscope-intl.aliyuncs.com/api/v1", "ap-southeast-1"],
    ["https://dashscope-us.aliyuncs.com/api/v1/", "us-east-1"],
    ["https://llm-abc.cn-beijing.maas.aliyuncs.com/api/v1", "cn-beijing"],
    ["https://llm-abc.ap-southeast-1.maas.aliyuncs.com/api/v1", "ap-southeast-1"],
    ["https://llm-abc.eu-central-1.maas.aliyuncs.com/api/v1", "eu-central-1"],
    ["https://gateway.invalid/dashscope.aliyuncs.com/api/v1", undefined],
    ["https://dashscope.aliyuncs.com.gateway.invalid/api/v1", undefined],
    ["http://127.0.0.1:8080/api/v1", undefined],
  ];
  for (const [dashscopeBaseUrl, region] of regions) {
    it(`take ${dashscopeBaseUrl}, paid ${region === undefined ? "nobody knows where" : `in ${region}`}`, () => {
      const site = { host: new URL(dashscopeBaseUrl).host, ...(region === undefined ? {} : { region }) };
      // Simulated clouds are rehearsals: they cost what the configured ones would.
      for (const endpoint of ["", "embedded", "http://127.0.0.1:9"]) {
        assert.deepEqual(read({ dashscopeBaseUrl, endpoint }).sites, { bailian: site });
      }
    });
  }

  it("tell an API key in the place of a workspace ID by its form", () => {
    assert.throws(
      () => read({ dashscopeWorkspace: "sk-0123456789abcdef0123" }),
      /by its form it is an API key, which belongs into finetune:dashscopeApiKey/,
    );
  });

  const badAddresses: readonly (readonly [string, string])[] = [
    ["endpoint", "127.0.0.1:8080"],
    ...["true", "sk-0123456789abcdef0123"].map((value) => ["endpoint", value] as const),
    ["bosBaseUrl", "s3.bj.bcebos.com"],
    ["endpoint", "http://user:planted@127.0.0.1:8080"],
    ["dashscopeBaseUrl", "dashscope.aliyuncs.com"],
    ["dashscopeBaseUrl", "https://planted@dashscope.aliyuncs.com/api/v1"],
    ["dashscopeBaseUrl", "https://dashscope.aliyuncs.com/api/v1?key=planted"],
    ["qianfanBaseUrl", "ftp://qianfan.baidubce.com"],
    ["qianfanBaseUrl", "https://qianfan.baidubce.com#planted"],
    ["dashscopeWorkspace", "sk-0123456789abcdef0123"],
    ["dashscopeWorkspace", "planted/with=signs"],
  ];
  for (const [name, value] of badAddresses) {
    it(`refuse ${JSON.stringify(value)} for ${name} without repeating what may hold a credential`, () => {
      const { environment, takes } = settingRow(name);
      assert.throws(
        () => read({ [name]: value }),
        (error) =>
          error instanceof FineTuneError &&
          error.code === "bad-configuration" &&
          [`finetune:${name}`, environment, takes].every((part) => error.message.includes(part)) &&
          !error.message.includes(value),
      );
    });
  }
});
