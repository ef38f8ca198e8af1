import assert from "node:assert/strict";
import { clouds } from "../../provider/clouds";
import { readSettings, type Settings } from "../../provider/configuration/settings";
import type { CloudSettings } from "../../provider/contract/settings";
import { FineTuneError } from "../../provider/base/fine-tune-error";

const server = "http://127.0.0.1:8791";
const real = "https://qianfan.baidubce.com";
const realStorage = "https://s3.bj.bcebos.com";
const gateway = "https://qianfan.gateway.example";
const gatewayStorage = "https://bos.gateway.example";
const elsewhere = "http://emulator:8791";

/** Values of the settings that decide where things go, each also left out. */
const choices = {
  endpoint: [undefined, "embedded", server, elsewhere, real, "https://dashscope-intl.aliyuncs.com/api/v1"],
  qianfanBaseUrl: [undefined, real, server, elsewhere, "https://localhost:8443", gateway],
  bosBaseUrl: [
    undefined,
    realStorage,
    `${server}/_bos`,
    `${elsewhere}/_bos`,
    gatewayStorage,
    "http://s3.hkg.bcebos.com",
  ],
  allowInsecureEndpoint: [undefined, "true"],
} as const;
type Choice = { readonly [Name in keyof typeof choices]: string | undefined };

const all = Object.entries(choices).reduce<readonly Partial<Choice>[]>(
  (made, [name, values]) => made.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
  [{}],
);

/** What an address belongs to. */
function worldOf(url: string): "real" | "simulated" {
  if (/\.(?:baidubce|bcebos|aliyuncs)\.com\b/.test(url) || /gateway\.example/.test(url)) return "real";
  return "simulated";
}

function read(choice: Partial<Choice>, from: "configuration" | "environment"): Settings {
  const environmentOf = (name: string) =>
    ({
      endpoint: "FINETUNE_ENDPOINT",
      qianfanBaseUrl: "QIANFAN_CONSOLE_API_BASE_URL",
      bosBaseUrl: "BOS_ENDPOINT",
      allowInsecureEndpoint: "FINETUNE_ALLOW_INSECURE_ENDPOINT",
    })[name] ?? "";
  const given = Object.entries(choice).filter(([, value]) => value !== undefined);
  return readSettings({
    config: (key) => (from === "configuration" ? given.find(([name]) => key === `finetune:${name}`)?.[1] : undefined),
    environment:
      from === "environment" ? Object.fromEntries(given.map(([name, value]) => [environmentOf(name), value])) : {},
    programDirectory: "/program",
  });
}

/** Settings, or why there are none. */
function outcome(choice: Partial<Choice>, from: "configuration" | "environment"): Settings | FineTuneError {
  try {
    return read(choice, from);
  } catch (error) {
    assert.ok(error instanceof FineTuneError && error.code === "bad-configuration", String(error));
    return error;
  }
}

describe("where a training file and its job go", () => {
  it("is one world, whatever is set where: all real, or all simulated, or refused with the way out", () => {
    let accepted = 0;
    for (const choice of all) {
      for (const from of ["configuration", "environment"] as const) {
        const said = outcome(choice, from);
        const what = `${from} ${JSON.stringify(choice)}`;
        if (said instanceof FineTuneError) {
          assert.match(said.nextStep ?? "", /finetune:|https|Leave it out/, what);
          continue;
        }
        accepted += 1;
        const { baseUrl = "", bosBaseUrl = realStorage }: Partial<CloudSettings> = said.clouds["qianfan"] ?? {};
        // Calls to embedded clouds reach no network, whatever their address is.
        const worlds = said.endpoint.kind === "embedded" ? ["simulated"] : [worldOf(baseUrl), worldOf(bosBaseUrl)];
        assert.equal(new Set(worlds).size, 1, what);
        if (said.endpoint.kind !== "real") assert.equal(worlds[0], "simulated", what);
        const isOpen = [baseUrl, bosBaseUrl].some((url) => /^http:\/\/(?!127\.|localhost)/.test(url));
        assert.ok(!isOpen || choice.allowInsecureEndpoint === "true" || said.endpoint.kind === "embedded", what);
      }
    }
    assert.ok(accepted > 100, `${accepted} of ${2 * all.length} are accepted`);
  });

  it("may be a gateway before the real clouds that says where the storage is", () => {
    for (const bosBaseUrl of [realStorage, gatewayStorage])
      assert.equal(
        read({ qianfanBaseUrl: gateway, bosBaseUrl }, "configuration").clouds["qianfan"]?.bosBaseUrl,
        bosBaseUrl,
      );
    assert.throws(() => read({ qianfanBaseUrl: gateway }, "configuration"), {
      message: /finetune:bosBaseUrl \(or BOS_ENDPOINT\) is not set, and data would go to the real object storage/,
    });
  });

  it("may be simulated clouds as their greeting prints them for the vendors' clients", () => {
    for (const cloud of clouds.all) {
      const addresses = { [cloud.baseUrlSetting]: cloud.addressOn(server), ...cloud.furtherAddressesOn?.(server) };
      const environment = Object.fromEntries(
        Object.entries(addresses).map(([name, address]) => [cloud.settings[name]?.environment ?? "", address]),
      );
      const settings = readSettings({ config: () => undefined, environment, programDirectory: "/program" });
      for (const address of Object.values(addresses))
        assert.ok(Object.values(settings.clouds[cloud.name] ?? {}).includes(address), address);
    }
    const half = { QIANFAN_CONSOLE_API_BASE_URL: server };
    const refused = {
      message: /data would go to the real object storage/,
      nextStep: /set finetune:endpoint .* to http:\/\/127/,
    };
    assert.throws(() => readSettings({ config: () => undefined, environment: half, programDirectory: "/" }), refused);
  });

  it("is where the endpoint says, which wins over both base URLs", () => {
    const urls = { dashscopeBaseUrl: "https://a.invalid/api/v1", qianfanBaseUrl: "https://b.invalid" };
    const { clouds, timeScale } = read({ ...urls, endpoint: "http://127.0.0.1:8080/" }, "configuration");
    assert.equal(clouds["bailian"]?.baseUrl, "http://127.0.0.1:8080/api/v1");
    assert.equal(clouds["qianfan"]?.baseUrl, "http://127.0.0.1:8080");
    assert.equal(timeScale, 1);
  });

  it("is the object storage of the simulated clouds with them, whatever is configured", () => {
    const bosBaseUrl = "https://s3.bj.bcebos.com";
    assert.equal(read({ bosBaseUrl }, "configuration").clouds["qianfan"]?.bosBaseUrl, bosBaseUrl);
    const server = read({ bosBaseUrl, endpoint: "http://127.0.0.1:8080/" }, "configuration");
    assert.equal(server.clouds["qianfan"]?.bosBaseUrl, "http://127.0.0.1:8080/_bos");
    assert.equal(
      read({ bosBaseUrl, endpoint: "embedded" }, "configuration").clouds["qianfan"]?.bosBaseUrl,
      "http://localhost/_bos",
    );
  });

  it("is no real cloud under the name of a simulated one", () => {
    assert.throws(() => read({ endpoint: real }, "environment"), { message: /that is the real Qianfan$/ });
    assert.throws(() => read({ endpoint: "https://x.dashscope.aliyuncs.com" }, "environment"), {
      message: /real Bailian$/,
    });
    assert.equal(read({ endpoint: "https://aliyuncs.com.clouds.example" }, "environment").endpoint.kind, "server");
  });
});

describe("keys over plain http", () => {
  const open = ["http://emulator:8791", "http://10.0.0.7:8791", "http://127.0.0.1.evil.example", "http://[fe80::1]:1"];
  for (const url of open) {
    it(`go to ${url} only where that is allowed`, () => {
      const settings = {
        endpoint: url,
        dashscopeBaseUrl: `${url}/api/v1`,
        qianfanBaseUrl: url,
        bosBaseUrl: `${url}/_bos`,
      };
      for (const [name, value] of Object.entries(settings)) {
        const config = (key: string) => (key === `finetune:${name}` ? value : undefined);
        const sources = { environment: {}, programDirectory: "/" };
        assert.throws(() => readSettings({ ...sources, config }), {
          code: "bad-configuration",
          nextStep: /finetune:allowInsecureEndpoint/,
        });
      }
      const allowed = read({ endpoint: url, allowInsecureEndpoint: "true" }, "environment");
      assert.equal(allowed.clouds["qianfan"]?.baseUrl, url);
    });
  }

  it("go to this machine, however it is spelt", () => {
    for (const url of ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://2130706433:1"])
      assert.equal(read({ endpoint: url }, "configuration").endpoint.kind, "server");
  });

  it("are allowed by yes or no alone", () => {
    assert.throws(() => read({ allowInsecureEndpoint: "maybe" }, "environment"), { code: "bad-configuration" });
  });
});
