import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { startEmulatorServer, type EmulatorServer } from "../../provider/emulator/server";
import { rawExchange } from "./rig/raw-exchange";
import { httpMessage } from "./rig/http-message";
import { signTarget } from "./rig/sign-target";

const paths = [
  "/api/v1/fine-tunes",
  "/compatible-mode/v1/files",
  "/v2/finetuning?Action=X",
  "/wenxinworkshop/finetune/createTask",
  "/_emulator/health",
  "/",
];

describe("the simulated clouds and callers that have no business there", () => {
  let server: EmulatorServer;
  let port: number;
  before(async () => {
    server = await startEmulatorServer({ port: 0 });
    port = Number(new URL(server.url).port);
  });
  after(() => server.close());

  const ask = (path: string, headers: Record<string, string>, method = "GET") =>
    new Promise<{ status: number; text: string }>((done, fail) => {
      request(server.url + path, { method, headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => done({ status: response.statusCode ?? 0, text }));
      })
        .on("error", fail)
        .end();
    });

  for (const path of paths) {
    it(`refuse a web page on ${path}: by Origin, by a rebound name, by what browsers add`, async () => {
      const strangers: Record<string, string>[] = [
        { Origin: "http://evil.example" },
        { Origin: "null" },
        { Origin: `http://127.0.0.1:${port}` },
        { Host: "evil.example" },
        { Host: `evil.example:${port}` },
        { Host: "127.0.0.1.evil.example" },
        { Host: "localhost.evil.example" },
        { "Sec-Fetch-Site": "cross-site" },
      ];
      for (const headers of strangers) {
        for (const method of ["GET", "POST", "OPTIONS"]) {
          const { status, text } = await ask(path, headers, method);
          assert.equal(status, 403, `${JSON.stringify(headers)} ${text}`);
          assert.match(text, /"code":"AccessDenied","message":"[^"]+","request_id":"[^"]+","requestId":"[^"]+"/);
        }
      }
    });
  }

  it("let no page of the same origin control them, which may be an object that somebody stored", async () => {
    const page = `http://127.0.0.1:${port}/_bos/bucket/page.html`;
    const sent: Record<string, string>[] = [
      { "Sec-Fetch-Site": "same-origin" },
      { Referer: page },
      { Origin: `http://127.0.0.1:${port}` },
    ];
    for (const headers of sent) {
      for (const path of [
        "/_emulator/journal",
        "/_emulator/health",
        "/_emulator/../_emulator/reset",
        "/%5Femulator/reset",
      ]) {
        for (const method of ["GET", "POST", "DELETE"]) {
          const { status, text } = await ask(path, headers, method);
          assert.ok(status === 403 || status === 404, `${method} ${path} ${JSON.stringify(headers)} ${text}`);
        }
      }
    }
    assert.equal((await ask("/_emulator/health", { "Sec-Fetch-Site": "none" })).status, 200, "a person opened it");
    assert.equal((await fetch(`${server.url}/_emulator/health`)).status, 200, "a program asks");
  });

  it("let official clients pass, under every name that a program on this machine or in its network uses", async () => {
    const hosts = [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      "localhost",
      `[::1]:${port}`,
      "10.0.0.7:8791",
      "emulator:8791",
      "host.docker.internal",
    ];
    for (const Host of hosts) {
      assert.equal((await ask("/api/v1/fine-tunes", { Host })).status, 401, Host);
      assert.equal((await ask("/v2/finetuning?Action=DescribeFineTuningJobs", { Host }, "POST")).status, 403, Host);
    }
  });

  it("keep the control interface for this machine's own names, also where the request line names a host", async () => {
    assert.equal((await ask("/_emulator/health", { Host: "emulator" })).status, 403);
    const target = "http://evil.example/_emulator/health";
    const answer = await rawExchange(
      port,
      httpMessage({ method: "GET", target, headers: { Host: "localhost" }, body: Buffer.alloc(0) }),
    );
    assert.equal(answer.status, 403);
    assert.equal((await ask("/_emulator/health", { Host: "localhost" })).status, 200);
  });

  it("listen on loopback only unless told", async function () {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ internal, family }) => !internal && family === "IPv4");
    if (outside === undefined) {
      process.stdout.write("      LEFT OUT: this machine has no address beyond loopback\n");
      return;
    }
    const reached = await new Promise<boolean>((done) => {
      const socket = connect({ port, host: outside.address, timeout: 3000 });
      const end = (result: boolean) => () => {
        socket.destroy();
        done(result);
      };
      socket.on("connect", end(true)).on("error", end(false)).on("timeout", end(false));
    });
    assert.equal(reached, false);
  });

  it("are no proxy", async () => {
    const answer = await rawExchange(
      port,
      Buffer.from("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n"),
    );
    assert.equal(answer.status, 405);
  });

  const large = Buffer.alloc(5 * 2 ** 20, "x");
  for (const [what, path, code] of [
    ["Bailian", "/api/v1/fine-tunes", "BadRequest.TooLarge"],
    ["Qianfan V2", "/v2/finetuning?Action=DescribeFineTuningJobs", "RequestTooLarge"],
    ["Qianfan V1", "/wenxinworkshop/finetune/jobDetail", "RequestTooLarge"],
  ] as const) {
    for (const isChunked of [false, true]) {
      it(`refuse a body of 5 MiB with 413 in the form of ${what}${isChunked ? ", also in chunks" : ""}`, async () => {
        const { dashscopeApiKey, ...keys } = server.emulator.credentials;
        const url = new URL(path, server.url);
        const signed = await signTarget(
          { url: server.url, ...keys },
          url.pathname,
          Object.fromEntries(url.searchParams),
        );
        const headers = what === "Bailian" ? { Authorization: `Bearer ${dashscopeApiKey}` } : signed;
        const body = isChunked ? new Blob([large]).stream() : large;
        const answer = await fetch(url, {
          method: "POST",
          headers,
          body,
          ...(isChunked && { duplex: "half" as const }),
        });
        const text = await answer.text();
        assert.equal(answer.status, 413, text);
        assert.match(text, new RegExp(`"code":"${code}"`));
      });
    }
  }
});
