import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { inspect, promisify } from "node:util";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { proxyFor } from "../../../provider/clouds/http/proxy";
import type { CloudError } from "../../../provider/contract/cloud-error";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer } from "../scripted-server";
import { companyCa, type CompanyNetwork, startCompanyNetwork, withProxyEnvironment } from "./company-network";

const root = path.resolve(__dirname, "../../..");
const job = { request_id: "r-1", output: { job_id: "ft-1", status: "RUNNING" } };
const password = "p@ss/w:rd";
const secure = "https://dashscope.acme.internal/api/v1";
const plain = "http://dashscope.acme.internal/api/v1";

function clientOf(baseUrl: string) {
  return createBailianClient({ baseUrl, apiKey: "sk-secret-key-0001", clock: createRecordingClock() });
}

/** A submit, of which nobody may ever believe by mistake that it arrived. */
function submitFailure(baseUrl: string): Promise<CloudError> {
  return failureOf(clientOf(baseUrl).createFineTune({ model: "qwen3-8b" }));
}

function assertUnseen(error: CloudError, says: RegExp, nextStep: RegExp): void {
  assert.equal(error.kind, "unreachable");
  assert.equal(error.mayHaveTakenEffect, false);
  assert.match(error.message, says);
  assert.match(error.nextStep ?? "", nextStep);
  assert.match(error.nextStep ?? "", /The cloud has not seen the request\.$/);
  assert.doesNotMatch(inspect(error, { depth: Infinity, showHidden: true }), /p@ss|p%40ss|cEBzcy/);
}

describe("a proxy on the way to the cloud", () => {
  let network: CompanyNetwork | undefined;
  afterEach(async () => network?.close());

  const users: readonly (readonly [given: string, arrives: string | undefined])[] = [
    ["jdoe:simple@", "jdoe:simple"],
    ["j.doe:p%40ss%2Fw%3Ard@", `j.doe:${password}`],
    ["j%40doe:50%@", "j@doe:50%"],
    ["", undefined],
  ];
  for (const [given, arrives] of users) {
    it(`is told user name and password as they are: ${given || "none"}`, async () => {
      const company = (network = await startCompanyNetwork(job));
      await withProxyEnvironment(
        { http_proxy: `http://${given}${company.proxy}`, https_proxy: `http://${given}${company.proxy}` },
        async () => {
          assert.equal((await clientOf(plain).getFineTune("ft-1")).jobId, "ft-1");
          await submitFailure(secure);
        },
      );
      assert.deepEqual(company.credentials, [arrives, arrives]);
    });
  }

  it("is one that speaks http where the variable says no scheme", async () => {
    const company = (network = await startCompanyNetwork(job));
    await withProxyEnvironment({ HTTPS_PROXY: company.proxy }, () => submitFailure(secure));
    assert.equal(company.credentials.length, 1);
  });

  it("lets calls through once Node knows the company's CA", async () => {
    const company = (network = await startCompanyNetwork(job));
    const script = `const { createBailianClient } = require("./provider/clouds/bailian/client");
      createBailianClient({ baseUrl: "${secure}", apiKey: "sk-secret-key-0001" }).getFineTune("ft-1")
        .then(({ status }) => console.log(status));`;
    const environment = { PATH: process.env["PATH"], NODE_EXTRA_CA_CERTS: companyCa };
    const { stdout } = await promisify(execFile)(process.execPath, ["-r", "tsx/cjs", "-e", script], {
      cwd: root,
      env: { ...environment, https_proxy: `http://j.doe:p%40ss%2Fw%3Ard@${company.proxy}` },
    });
    assert.equal(stdout, "RUNNING\n");
    assert.deepEqual(company.arrived, ["GET /api/v1/fine-tunes/ft-1"]);
    assert.deepEqual(company.credentials, [`j.doe:${password}`]);
  });

  const page = "<html>sign in</html>";
  for (const [base, variable] of [
    [secure, "https_proxy"],
    [plain, "http_proxy"],
  ] as const) {
    it(`answers 407 for itself and not for the cloud (${variable})`, async () => {
      const company = (network = await startCompanyNetwork(job, { status: 407, text: page }));
      const value = `http://jdoe:p%40ss@${company.proxy}`;
      const error = await withProxyEnvironment({ [variable]: value }, () => submitFailure(base));
      const says = new RegExp(`the proxy http://${company.proxy} did not let .* HTTP 407, it wants a user name`);
      assertUnseen(error, says, new RegExp(`Put user name and password into ${variable}`));
    });
  }

  it("answers for itself when it refuses the way to a host", async () => {
    const company = (network = await startCompanyNetwork(job, { status: 403, text: page }));
    const error = await withProxyEnvironment({ https_proxy: `http://${company.proxy}` }, () => submitFailure(secure));
    assertUnseen(error, /the proxy http:\S+ did not let .* HTTP 403\)/, /dashscope\.acme\.internal in no_proxy/);
  });

  it("that forwards a page of its own is named, and the page accuses no key", async () => {
    const company = (network = await startCompanyNetwork(job, { status: 403, text: page }));
    const error = await withProxyEnvironment({ http_proxy: `http://${company.proxy}` }, () => submitFailure(plain));
    assert.equal(error.kind, "unreadable");
    assert.match(error.message, new RegExp(`an HTML page.*HTTP 403, through the proxy http://${company.proxy}`));
    assert.doesNotMatch(error.nextStep ?? "", /credentials|key/i);
  });

  it("opens TLS with a CA that Node does not know: nothing was sent", async () => {
    const company = (network = await startCompanyNetwork(job));
    const error = await withProxyEnvironment({ https_proxy: `http://${company.proxy}` }, () => submitFailure(secure));
    assertUnseen(error, /UNABLE_TO_|SELF_SIGNED_/, /NODE_EXTRA_CA_CERTS/);
    assert.deepEqual(company.arrived, []);
  });

  it("that does not listen is named beside the variable that names it", async () => {
    const closed = await startScriptedServer({});
    await closed.close();
    const value = closed.url.replace("//", "//jdoe:p%40ss@");
    for (const [base, variable] of [
      [secure, "https_proxy"],
      [plain, "all_proxy"],
    ] as const) {
      const error = await withProxyEnvironment({ [variable]: value }, () => submitFailure(base));
      assertUnseen(error, new RegExp(`ECONNREFUSED.*, through the proxy ${closed.url}`), new RegExp(variable));
    }
  });

  const unusable: readonly (readonly [value: string, says: RegExp])[] = [
    ["http://j.doe:p@ss/w:rd@127.0.0.1:9", /https_proxy is no URL/],
    ["http://j.doe:p@ss#1@127.0.0.1:9", /https_proxy is no URL/],
    ["http://127.0.0.1:port", /https_proxy is no URL/],
    ["socks5://jdoe:p%40ss@127.0.0.1:9", /https_proxy names a proxy of another kind \(socks5:/],
  ];
  for (const [value, says] of unusable) {
    it(`is asked for again in words where the variable holds ${value}`, async () => {
      const error = await withProxyEnvironment({ https_proxy: value }, () => submitFailure(secure));
      assertUnseen(error, says, /percent-encoded/);
    });
  }
});

describe("no_proxy", () => {
  const cases: readonly (readonly [entries: string, url: string, isExempt: boolean])[] = [
    ["dashscope.aliyuncs.com", "https://dashscope.aliyuncs.com/api/v1", true],
    [".aliyuncs.com", "https://dashscope.aliyuncs.com/api/v1", true],
    ["other.com,10.0.0.0/8", "http://10.20.30.40:8791", true],
    ["10.0.0.0/8", "http://11.20.30.40:8791", false],
    ["10.0.0.0/99, ::/x", "http://10.20.30.40:8791", false],
    ["fd00::/8", "http://[fd00::1]:8791", true],
    ["localhost", "http://127.0.0.1:8791", true],
    ["127.0.0.1", "http://localhost:8791", true],
    ["example.com", "http://127.0.0.1:8791", false],
    ["*", "https://dashscope.aliyuncs.com/api/v1", true],
  ];
  for (const [entries, url, isExempt] of cases) {
    it(`${entries} ${isExempt ? "exempts" : "does not exempt"} ${url}`, () =>
      withProxyEnvironment({ all_proxy: "http://proxy.invalid", no_proxy: entries }, async () => {
        assert.equal(proxyFor(new URL(url))?.origin, isExempt ? undefined : "http://proxy.invalid");
      }));
  }
});
