import assert from "node:assert/strict";
import { startEmulatorServer, type EmulatorServer } from "../../provider/emulator/server";
import type { Occurrence } from "../../provider/contract/notice";
import { messageOf } from "../../provider/notices/message";
import { robotNames, type RobotName } from "../../provider/notices/robots";
import { sendMessage, type Delivery } from "../../provider/notices/send-message";
import type { Target } from "../../provider/notices/targets";
import { noticesOf, type SimulatedNotices } from "./rig/simulated-notices";

const occurrence: Occurrence = { event: "ended", about: ["x"], facts: { kind: "FineTuneJob", reason: "all is well" } };
const signed: readonly RobotName[] = ["dingtalk", "feishu", "webhook"];

describe("the robots of the simulated clouds", () => {
  let server: EmulatorServer;
  let found: SimulatedNotices;
  beforeEach(async () => {
    server = await startEmulatorServer({ port: 0 });
    found = await noticesOf(server.url);
  });
  afterEach(() => server.close());

  function send(
    robot: RobotName,
    keys: { readonly url: string; readonly secret?: string },
    at = new Date(),
  ): Promise<Delivery> {
    const target: Target = { robot, name: robot, events: new Set(), ...keys };
    const message = messageOf(occurrence, { urn: "", name: "bot", isSimulated: true }, at);
    const mailer = { environment: {}, allowsInsecure: false, now: () => at };
    return sendMessage(mailer, target, message, new AbortController().signal);
  }

  for (const robot of robotNames) {
    it(`${robot} takes what is sent to it as its vendor wants, and keeps it`, async () => {
      assert.deepEqual(await send(robot, found.robots[robot]), { kind: "told" });
      const [notice, ...others] = (await noticesOf(server.url)).notices;
      assert.deepEqual([notice?.robot, notice?.refusal, others.length], [robot, undefined, 0]);
      assert.match(JSON.stringify(notice?.body), /all is well/);
      assert.ok(!JSON.stringify(notice).includes('sign"'));
    });

    it(`${robot} refuses another address`, async () => {
      const { url, ...rest } = found.robots[robot];
      const delivery = await send(robot, { url: url.replace(/.$/, (last) => (last === "0" ? "1" : "0")), ...rest });
      assert.equal(delivery.kind, "lost");
      assert.equal((await noticesOf(server.url)).notices.length, 1);
    });
  }

  for (const robot of signed) {
    it(`${robot} refuses another signature, and an old one`, async () => {
      const { url, secret = "" } = found.robots[robot];
      const other = `${secret.slice(0, 8)}AAAA${secret.slice(12)}`;
      assert.equal((await send(robot, { url, secret: other })).kind, "lost");
      assert.equal((await send(robot, { url, secret }, new Date(Date.now() - 2 * 3_600_000))).kind, "lost");
      const { notices } = await noticesOf(server.url);
      assert.deepEqual(
        notices.map(({ refusal }) => typeof refusal),
        ["string", "string"],
      );
    });
  }

  it("answer 404 where there is none, and 413 to what no message is", async () => {
    const post = (path: string, body: string) =>
      fetch(`${server.url}/_emulator/notices${path}`, { method: "POST", body });
    assert.equal((await post("/teams/x", "{}")).status, 404);
    assert.equal((await post("/slack/x", "x".repeat(70_000))).status, 413);
  });

  it("forget what they were sent with a reset, and keep their addresses", async () => {
    await send("slack", found.robots.slack);
    server.emulator.reset();
    assert.deepEqual(await noticesOf(server.url), { ...found, notices: [] });
  });
});
