import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createBosClient } from "../../../provider/clouds/qianfan/bos/bos-client";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";
import { createEmulator, type Emulator } from "../../../provider/emulator";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { type Route, ways } from "../ways";

/** What a gateway before the cloud does to a request. */
type Change = (request: { host: string; path: string }) => { host: string; path: string };

/** An API gateway on a port of its own. */
async function startGateway(target: string, change: Change) {
  const to = new URL(target);
  const server = http.createServer((request, response) => {
    const { host, path } = change({ host: request.headers.host ?? "", path: request.url ?? "" });
    const headers = { ...request.headers, host };
    const passed = http.request({ hostname: to.hostname, port: to.port, method: request.method, path, headers });
    passed.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, via: "1.1 gateway.acme" });
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe("a signature that does not match", () => {
  let emulator: Emulator;
  let route: Route;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  async function open(change: Change) {
    emulator = createEmulator({ seed: "signatures", authenticate: true });
    route = await (ways[1] ?? assert.fail()).open(emulator);
    gateway = await startGateway(route.baseUrl, change);
  }

  afterEach(async () => {
    await gateway.close();
    await route.close();
    emulator.close();
  });

  function keys() {
    const { qianfanAccessKey, qianfanSecretKey } = emulator.credentials;
    return { accessKeyId: qianfanAccessKey, secretAccessKey: qianfanSecretKey, clock: createRecordingClock() };
  }

  async function failure(baseUrl: string, changed: { accessKeyId?: string; secretAccessKey?: string } = {}) {
    return failureOf(createQianfanClient({ ...keys(), ...changed, baseUrl }).describeFineTuningJobs());
  }

  const signed = (path: string) => `signed were POST ${path}?Action=DescribeFineTuningJobs, Host ${gateway.host} and `;

  it("names what was signed where a gateway sends a host of its own", async () => {
    await open(({ path }) => ({ path, host: "cloud.internal" }));
    const error = await failure(`http://${gateway.host}`);
    assert.equal(error.kind, "unauthorized");
    assert.ok(error.message.includes(signed("/v2/finetuning")), error.message);
    assert.ok(error.message.includes(`a gateway there must pass Host on as ${gateway.host}`), error.message);
    assert.match(error.message, /came through 1\.1 gateway\.acme/);
    assert.match(
      error.nextStep ?? "",
      /QIANFAN_SECRET_KEY; if it is right, something on the way changes host, port or path/,
    );
  });

  it("names the path of the base URL, which a gateway takes off", async () => {
    await open(({ path, host }) => ({ path: path.replace(/^\/qianfan/, ""), host }));
    const error = await failure(`http://${gateway.host}/qianfan`);
    assert.ok(error.message.includes(signed("/qianfan/v2/finetuning")), error.message);
    assert.match(error.message, /the base URL has the path \/qianfan, which is signed too/);
  });

  it("says the same of the object storage", async () => {
    await open(({ path }) => ({ path, host: "cloud.internal" }));
    const bos = createBosClient({ ...keys(), baseUrl: `http://${gateway.host}/_bos`, region: "bj" });
    const error = await failureOf(bos.deleteObject({ bucket: "sample-bucket", key: "a" }));
    assert.ok(
      error.message.includes(`signed were DELETE /_bos/sample-bucket/a, Host ${gateway.host} and `),
      error.message,
    );
  });

  it("shows no key, whatever it is about", async () => {
    await open((request) => request);
    const { qianfanAccessKey, qianfanSecretKey } = emulator.credentials;
    const wrong = `${qianfanSecretKey.slice(1)}0`;
    const error = await failure(`http://${gateway.host}`, { secretAccessKey: wrong });
    assert.match(error.message, /SignatureDoesNotMatch/);
    for (const secret of [qianfanAccessKey, wrong]) assert.ok(!error.message.includes(secret));
  });

  it("and an access key that is not known tell of a character that no access key has", async () => {
    await open((request) => request);
    const { qianfanAccessKey } = emulator.credentials;
    const error = await failure(`http://${gateway.host}`, { accessKeyId: `${qianfanAccessKey};` });
    assert.match(error.message, /the access key has a character that no access key has/);
    assert.ok(!error.message.includes(qianfanAccessKey));
  });
});
