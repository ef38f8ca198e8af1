import assert from "node:assert/strict";
import type { Occurrence } from "../../provider/contract/notice";
import { messageOf } from "../../provider/notices/message";
import { sendMessage, type Delivery } from "../../provider/notices/send-message";
import { judgeTargets, type Target } from "../../provider/notices/targets";
import { startScriptedServer, type ScriptedServer, type Step } from "../clouds/scripted-server";

const token = "T0KEN-4c1f0a9e77";
const secret = "SEC-9d1c5f0e22aa";
const occurrence: Occurrence = { event: "ended", about: ["x"], facts: { kind: "FineTuneJob" } };
const now = new Date("2026-01-01T00:00:00Z");
const message = messageOf(occurrence, { urn: "", name: "bot", isSimulated: false }, now);

const [dingtalk, slack] = targets([
  { dingtalk: { url: "env:ROBOT_URL", secret: "env:ROBOT_SECRET" } },
  { slack: { url: "env:ROBOT_URL" } },
]);

function targets(list: unknown): readonly Target[] {
  const judged = judgeTargets(list, { isArgument: true, allowsInsecure: false });
  return "targets" in judged ? judged.targets : [];
}

describe("sending a notice", () => {
  let server: ScriptedServer;
  afterEach(() => server.close());

  async function send(
    target: Target | undefined,
    steps: readonly Step[],
    { signal = new AbortController().signal, environment = {} } = {},
  ): Promise<{ readonly delivery: Delivery; readonly tookMs: number }> {
    assert.ok(target !== undefined);
    server = await startScriptedServer(...steps);
    const url = `${server.url}/robot/${token}?access_token=${token}`;
    const mailer = {
      environment: { ROBOT_URL: url, ROBOT_SECRET: secret, ...environment },
      allowsInsecure: false,
      now: () => now,
    };
    const startedAt = Date.now();
    const delivery = await sendMessage(mailer, target, message, signal);
    return { delivery, tookMs: Date.now() - startedAt };
  }

  it("is a POST of JSON to the robot's address, once", async () => {
    const { delivery } = await send(slack, [{ text: "ok" }]);
    assert.deepEqual(delivery, { kind: "told" });
    assert.deepEqual(
      server.requests.map(({ method, url, headers }) => [method, url, headers["content-type"]]),
      [["POST", `/robot/${token}?access_token=${token}`, "application/json; charset=utf-8"]],
    );
  });

  it("that is refused is not repeated, and tells neither address nor secret", async () => {
    const echo: Step = (request, response) =>
      response.end(JSON.stringify({ errcode: 310000, errmsg: `${request.url ?? ""} ${secret}` }));
    const { delivery } = await send(dingtalk, [echo]);
    assert.equal(delivery.kind, "lost");
    const shown = JSON.stringify(delivery);
    assert.match(shown, /errcode 310000/);
    for (const hidden of [token, secret, encodeURIComponent(secret)]) assert.ok(!shown.includes(hidden), shown);
    assert.equal(server.requests.length, 1);
  });

  it("is tried once more where the robot is out of order, and is owed then", async () => {
    assert.deepEqual((await send(slack, [{ status: 503 }, { text: "ok" }])).delivery, { kind: "told" });
    await server.close();
    const { delivery } = await send(slack, [{ status: 500, text: "broken" }]);
    assert.deepEqual(delivery, { kind: "owed", why: "HTTP 500: broken" });
    assert.equal(server.requests.length, 2);
  });

  it("follows no redirect", async () => {
    const { delivery } = await send(slack, [{ status: 302, headers: { Location: "/elsewhere" } }, { text: "ok" }]);
    assert.equal(delivery.kind, "lost");
    assert.equal(server.requests.length, 1);
  });

  it("takes five seconds at most, and is not repeated where it may have arrived", async () => {
    const { delivery, tookMs } = await send(slack, [() => undefined]);
    assert.deepEqual(delivery, { kind: "lost", why: "no answer within 5 s" });
    assert.ok(tookMs < 6_000, `${tookMs} ms`);
    assert.equal(server.requests.length, 1);
  }).timeout(10_000);

  it("ends with the operation", async () => {
    const { delivery, tookMs } = await send(slack, [() => undefined], { signal: AbortSignal.timeout(50) });
    assert.equal(delivery.kind, "owed");
    assert.ok(tookMs < 1_000, `${tookMs} ms`);
  });

  it("reads no more of an answer than robots say", async () => {
    const { delivery } = await send(slack, [{ status: 400, text: "x".repeat(10_000_000) }]);
    assert.equal(delivery.kind, "lost");
    assert.ok(JSON.stringify(delivery).length < 400);
  });

  const unset: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ["no address", { ROBOT_URL: " " }, /its address is missing: ROBOT_URL is not set/],
    ["no secret", { ROBOT_SECRET: "" }, /its secret is missing: ROBOT_SECRET is not set/],
    ["what is no address", { ROBOT_URL: `hooks/${token}` }, /what ROBOT_URL holds is no http or https address/],
    [
      "http to another machine",
      { ROBOT_URL: `http://hooks.example.com/${token}` },
      /what ROBOT_URL holds is no https address/,
    ],
  ];
  for (const [title, environment, why] of unset) {
    it(`with ${title} in the environment is owed, and says which variable`, async () => {
      const { delivery } = await send(dingtalk, [{ json: { errcode: 0 } }], { environment });
      assert.equal(delivery.kind, "owed");
      assert.match(JSON.stringify(delivery), why);
      assert.ok(!JSON.stringify(delivery).includes(token));
      assert.equal(server.requests.length, 0);
    });
  }
});
