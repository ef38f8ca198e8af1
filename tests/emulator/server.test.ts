import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulatorServer, type EmulatorServer } from "../../provider/emulator/server";
import { sampleFileId } from "./start-bailian";

const job = JSON.stringify({ model: "qwen3-8b", training_file_ids: [sampleFileId], hyper_parameters: {} });

describe("the simulated clouds on a port", () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-server-"))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  describe("in this process", () => {
    let server: EmulatorServer;
    beforeEach(async () => (server = await startEmulatorServer({ dataDir, port: 0 })));
    afterEach(() => server.close());

    const call = (method: string, path: string, body?: string) =>
      fetch(server.url + path, {
        method,
        headers: { Authorization: `Bearer ${server.emulator.credentials.dashscopeApiKey}` },
        ...(body === undefined ? {} : { body }),
      });

    it("verify the key, whatever the options say, and date answers by the wall clock", async () => {
      assert.equal((await fetch(`${server.url}/api/v1/fine-tunes`)).status, 401);
      server.emulator.advance(3_600_000);
      const response = await call("GET", "/api/v1/fine-tunes");
      assert.equal(response.status, 200);
      assert.ok(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now()) < 5000);
    });

    it("survive 64 parallel connections that write and read", async () => {
      const answers = await Promise.all(Array.from({ length: 64 }, () => call("POST", "/api/v1/fine-tunes", job)));
      assert.ok(answers.every(({ status }) => status === 200));
      const list = (await (await call("GET", "/api/v1/fine-tunes")).json()) as { output: { total: number } };
      assert.equal(list.output.total, 64);
    });

    it("close a connection whose client asks for it", async () => {
      const { port } = new URL(server.url);
      const socket = createConnection(Number(port), "127.0.0.1");
      socket.end("GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      let text = "";
      for await (const chunk of socket) text += String(chunk);
      assert.match(text, /^HTTP\/1\.1 200[^]*connection: close/i);
    });

    it("keep web pages and other hosts' names away", async () => {
      const ask = (path: string, headers: Record<string, string>) =>
        new Promise<number>((done, fail) => {
          request(server.url + path, { headers }, (response) => {
            response.resume();
            done(response.statusCode ?? 0);
          })
            .on("error", fail)
            .end();
        });
      assert.equal(await ask("/_emulator/health", { Origin: "http://evil.example" }), 403);
      assert.equal(await ask("/api/v1/fine-tunes", { Origin: "http://evil.example" }), 403);
      assert.equal(await ask("/_emulator/health", { Host: "evil.example" }), 403);
      assert.equal(await ask("/_emulator/health", { Host: "localhost:1" }), 200);
    });

    it("say which port is taken", async () => {
      const port = Number(new URL(server.url).port);
      await assert.rejects(startEmulatorServer({ dataDir, port }), { code: "emulator-listen-failed" });
    });

    it("take files through a real multipart request", async () => {
      const form = new FormData();
      form.append("files", new File(["{}\n"], "a.jsonl"));
      const headers = { Authorization: `Bearer ${server.emulator.credentials.dashscopeApiKey}` };
      const response = await fetch(`${server.url}/api/v1/files`, { method: "POST", headers, body: form });
      const answer = (await response.json()) as { data: { uploaded_files: unknown[] } };
      assert.equal(answer.data.uploaded_files.length, 1);
    });
  });
});
