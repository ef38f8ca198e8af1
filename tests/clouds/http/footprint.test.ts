import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { startScriptedServer } from "../scripted-server";

const root = path.resolve(__dirname, "../../..");
const job = { request_id: "r-1", output: { job_id: "ft-1", status: "SUCCEED" } };
const isAxiosLoaded = 'Object.keys(require.cache).some((file) => file.includes("/node_modules/axios/"))';

/** Runs a few lines in a process of their own, and gives what they print once it has ended by itself. */
async function runScript(lines: string, target = ""): Promise<string> {
  const script = `const { createBailianClient } = require("./provider/clouds/bailian/client");
    const settings = { baseUrl: process.env.TARGET, apiKey: "sk-secret-key-0001" };
    ${lines}`;
  const args = ["-r", "tsx/cjs", "-e", script];
  const options = { cwd: root, timeout: 20_000, env: { ...process.env, TARGET: target } };
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

describe("transport: its footprint in the process", () => {
  it("axios is loaded by the first call over the network, and pooled connections do not hold the process open", async () => {
    const server = await startScriptedServer((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Keep-Alive": "timeout=600" });
      response.end(JSON.stringify(job));
    });
    const printed = await runScript(
      `const fetch = async () => Response.json(${JSON.stringify(job)});
       const call = (options) => createBailianClient({ ...settings, ...options }).getFineTune("ft-1")
         .then(({ status }) => console.log(status, ${isAxiosLoaded}));
       call({ fetch }).then(() => call({}));`,
      server.url,
    );
    assert.equal(printed, "SUCCEEDED false\nSUCCEEDED true\n");
    await server.close();
  });

  it("the proxy environment is honoured", async () => {
    const proxy = await startScriptedServer({ json: job });
    const printed = await runScript(
      `for (const name of ["NO_PROXY", "no_proxy", "http_proxy"]) delete process.env[name];
       process.env.HTTP_PROXY = process.env.TARGET;
       createBailianClient({ ...settings, baseUrl: "http://cloud.invalid/api/v1" }).getFineTune("ft-1")
         .then(({ status }) => console.log(status));`,
      proxy.url,
    );
    assert.equal(printed, "SUCCEEDED\n");
    assert.equal(proxy.requests[0]?.url, "http://cloud.invalid/api/v1/fine-tunes/ft-1");
    assert.equal(proxy.requests[0]?.headers.host, "cloud.invalid");
    await proxy.close();
  });
});
