import assert from "node:assert/strict";
import { missingOperations } from "../../provider/emulator/bailian/missing-operations";
import { operations } from "../../provider/emulator/bailian/operations";
import { startBailian } from "./start-bailian";

describe("access to the simulated Bailian", () => {
  it("takes any credentials in process", async () => {
    const bailian = startBailian();
    assert.equal((await bailian.call("GET", "/fine-tunes")).status, 200);
    assert.equal((await bailian.call("GET", "/fine-tunes", undefined, { Authorization: "Bearer x" })).status, 200);
    bailian.emulator.close();
  });

  it("takes its own key and no other where keys are verified, on every operation but the public catalogue", async () => {
    const bailian = startBailian({ authenticate: true });
    const { dashscopeApiKey } = bailian.emulator.credentials;
    assert.match(dashscopeApiKey, /^sk-[0-9a-f]{32}$/);
    const right = { Authorization: `Bearer ${dashscopeApiKey}` };
    assert.equal((await bailian.call("GET", "/fine-tunes", undefined, right)).status, 200);
    const guarded = operations.filter(({ name }) => name !== "ListFoundationModels");
    assert.equal(guarded.length, operations.length - 1);
    for (const authorization of [undefined, "Bearer ", "Bearer sk-wrong", dashscopeApiKey, "Basic abc"]) {
      for (const { method = "GET", path } of guarded.flatMap(({ routes }) => routes)) {
        const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };
        const response = await bailian.send(method, path.replace(/:\w+/g, "x"), { headers });
        assert.equal(response.status, 401, `${method} ${path} with ${authorization}`);
        assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
        const body = (await response.json()) as { code?: string; error?: { code?: string } };
        assert.equal(body.code ?? body.error?.code, path.startsWith("/api/v1/") ? "InvalidApiKey" : "invalid_api_key");
      }
    }
    bailian.emulator.close();
  });

  it("answers every operation that it lacks with 501 and the operation's name", async () => {
    const bailian = startBailian();
    for (const { name, routes } of missingOperations) {
      const [{ method = "POST", path }] = routes;
      const url = path.replace(/:\w+/g, "x").replace("*", "y");
      const response = await bailian.send(method, url);
      assert.equal(response.status, 501, url);
      assert.match(await response.text(), new RegExp(`"message":"${name} is not part`));
    }
    bailian.emulator.close();
  });

  it("answers an unknown path and a wrong method like the cloud, each surface in its own form", async () => {
    const bailian = startBailian();
    const { status, code, message, requestId } = await bailian.call("GET", "/nothing/here");
    assert.deepEqual([status, code, message], [404, "NotFound", "Request path not found."]);
    assert.equal(typeof requestId, "string");
    assert.equal((await bailian.call("PUT", "/fine-tunes")).status, 404);
    const compatible = await bailian.send("GET", "/compatible-mode/v1/nothing");
    assert.deepEqual(Object.keys((await compatible.json()) as object), ["error", "request_id"]);
    assert.equal((await bailian.send("GET", "/elsewhere")).status, 404);
    bailian.emulator.close();
  });

  it("refuses a JSON body that is too large", async () => {
    const bailian = startBailian();
    const { status, requestId } = await bailian.call("POST", "/fine-tunes", { model: "x".repeat(5 * 2 ** 20) });
    assert.equal(status, 413);
    assert.equal(typeof requestId, "string");
    bailian.emulator.close();
  });

  it("refuses a form that is too large, whether its length is declared or not, each surface in its own form", async () => {
    const bailian = startBailian({ fileLimits: { fileBytes: 1 } });
    const form = new FormData();
    form.append("files", new Blob(["x".repeat(5 * 2 ** 20)]), "large.jsonl");
    const declared = new Response(form);
    const body = Buffer.from(await declared.arrayBuffer());
    const type = { "Content-Type": declared.headers.get("content-type") ?? "" };
    for (const headers of [type, { ...type, "Content-Length": String(body.length) }]) {
      const native = await bailian.send("POST", "/api/v1/files", { body, headers });
      assert.deepEqual([native.status, native.headers.get("connection")], [413, "close"]);
      assert.equal(((await native.json()) as { code: string }).code, "BadRequest.TooLarge");
      const compatible = await bailian.send("POST", "/compatible-mode/v1/files", { body, headers });
      assert.equal(compatible.status, 413);
      assert.equal(((await compatible.json()) as { error: { code: string } }).error.code, "BadRequest.TooLarge");
    }
    bailian.emulator.close();
  });

  it("answers HEAD as it answers GET", async () => {
    const bailian = startBailian();
    assert.equal((await bailian.send("HEAD", "/api/v1/fine-tunes")).status, 200);
    assert.equal((await bailian.send("HEAD", "/api/v1/fine-tunes/ft-unknown")).status, 404);
    bailian.emulator.close();
  });

  it("marks every operation with the source of its behaviour", () => {
    for (const { name, source } of operations) assert.ok(source.reference.length > 0, name);
    assert.equal(new Set(operations.map(({ name }) => name)).size, operations.length);
  });
});

describe("what official clients demand of the simulated Bailian", () => {
  it("answers carry no code, status, message or usage beside output or data", async () => {
    const bailian = startBailian();
    const { job_id: jobId } = await bailian.newJob();
    for (const path of ["/fine-tunes", `/fine-tunes/${jobId}`, `/fine-tunes/${jobId}/logs`, "/files"]) {
      const { body } = await bailian.call("GET", path);
      assert.deepEqual(Object.keys(body).sort(), path === "/files" ? ["data", "request_id"] : ["output", "request_id"]);
    }
    bailian.emulator.close();
  });

  it("a job holds code and message only when it failed", async () => {
    const bailian = startBailian();
    const { job_id: jobId } = await bailian.newJob();
    bailian.emulator.decide(jobId, { kind: "fail", code: "NoGpu", message: "no device" });
    const job = await bailian.job(jobId);
    assert.deepEqual([job.status, job["code"], job["message"]], ["FAILED", "NoGpu", "no device"]);
    bailian.emulator.close();
  });
});
