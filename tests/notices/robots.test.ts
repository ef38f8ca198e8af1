import assert from "node:assert/strict";
import type { NoticeFacts, Occurrence } from "../../provider/contract/notice";
import { eventIdOf, messageOf } from "../../provider/notices/message";
import { robotNames, robots, type RobotCall } from "../../provider/notices/robots";

const at = new Date("2026-01-01T00:00:00.789Z");
const secret = "SECfixture";
const occurrence = (facts: Partial<NoticeFacts> = {}): Occurrence => ({
  event: "failed",
  about: ["embedded", "bailian/ft-1", ""],
  facts: { kind: "FineTuneJob", id: "bailian/ft-1", ...facts },
});
const message = (facts: Partial<NoticeFacts> = {}, name = "bot") =>
  messageOf(occurrence(facts), { urn: "urn:pulumi:dev::p::t::bot", name, isSimulated: false }, at);
const bodyOf = ({ body }: RobotCall): unknown => JSON.parse(body);

describe("what each robot is sent", () => {
  it("DingTalk: a text, signed in the address with time and secret, that names nobody", () => {
    // Signatures were computed with Python's hmac, by the vendor's page.
    const call = robots.dingtalk.call(message(), secret, at);
    assert.deepEqual(call.query, { timestamp: "1767225600789", sign: "Vnh8EwbN43kEDuztZcaussJxO8jUbW88OHuLERhgPCI=" });
    const { title, lines } = message();
    assert.deepEqual(bodyOf(call), {
      msgtype: "text",
      text: { content: [title, ...lines].join("\n") },
      at: { isAtAll: false },
    });
    assert.equal(robots.dingtalk.call(message(), undefined, at).query, undefined);
  });

  it("Feishu: paragraphs of text, signed in the body with time and secret", () => {
    const { title, lines } = message();
    assert.deepEqual(bodyOf(robots.feishu.call(message({ link: "https://example.com/run" }), secret, at)), {
      timestamp: "1767225600",
      sign: "LAoPXkXFclhLDQb1V/9xlpATKO3JHdBX/y2DtZG+AwQ=",
      msg_type: "post",
      content: {
        post: {
          zh_cn: {
            title,
            content: [
              ...lines.map((text) => [{ tag: "text", text }]),
              [{ tag: "a", text: "https://example.com/run", href: "https://example.com/run" }],
            ],
          },
        },
      },
    });
    assert.ok(!("sign" in (bodyOf(robots.feishu.call(message(), undefined, at)) as object)));
  });

  it("WeCom: a text of at most 2048 bytes, of whole characters", () => {
    const { text } = bodyOf(
      robots.wecom.call(message({ reason: "显存不足。".repeat(200) }, "客服".repeat(300)), undefined, at),
    ) as {
      text: { content: string };
    };
    assert.ok(Buffer.byteLength(text.content) <= 2048 && Buffer.byteLength(text.content) > 1900);
    assert.ok(!text.content.includes("\ufffd") && text.content.endsWith("…"));
  });

  it("Slack: a text without markup", () => {
    assert.deepEqual(bodyOf(robots.slack.call(message(), undefined, at)), {
      text: [message().title, ...message().lines].join("\n"),
      mrkdwn: false,
      unfurl_links: false,
    });
  });

  it("a webhook: the event, signed as the vector of Standard Webhooks is", () => {
    const vector = { ...message(), eventId: "msg_p5jXN8AQM9LWM0D4loKWxJek", json: '{"test": 2432232314}' };
    const sentAt = new Date(1_614_265_330_000);
    assert.deepEqual(robots.webhook.call(vector, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", sentAt), {
      headers: {
        "webhook-id": vector.eventId,
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      },
      body: vector.json,
    });
    const facts = { cost: { amount: 1.2, currency: "CNY" }, trainedTokens: 200_000, bestLoss: 0.7 };
    assert.deepEqual(bodyOf(robots.webhook.call(message(facts), secret, at)), {
      id: eventIdOf(occurrence()),
      type: "failed",
      timestamp: at.toISOString(),
      isSimulated: false,
      data: { urn: "urn:pulumi:dev::p::t::bot", name: "bot", kind: "FineTuneJob", id: "bailian/ft-1", ...facts },
    });
  });
});

describe("names and reasons of others in a message", () => {
  const hostile = "<at id=all></at> <@all> <!channel> [x](javascript:alert(1)) @all\n\u001b[31m&\u202e";

  for (const name of robotNames) {
    it(`stand in it as text on one line: ${name}`, () => {
      const { body } = robots[name].call(
        message({ reason: hostile, link: "javascript:alert(1)" }, hostile),
        secret,
        at,
      );
      assert.ok(!body.includes("\u202e") && !body.includes("href"));
      // DingTalk mentions by `at` alone, a webhook is no chat.
      if (name !== "dingtalk" && name !== "webhook") assert.doesNotMatch(body, /<(at|@|!)/);
      assert.doesNotMatch(body, /"(mentioned_list|mentioned_mobile_list|atMobiles|atUserIds|user_id)"|"isAtAll":true/);
      assert.doesNotMatch(JSON.stringify(JSON.parse(body)), /markdown|"mrkdwn":true|interactive/);
      assert.ok(!body.includes("\u001b"));
    });
  }

  it("leave a name that is too long behind", () => {
    assert.ok(message({ reason: "x".repeat(10_000) }).lines.every((line) => line.length < 700));
  });

  it("end where the title of a simulated run says so", () => {
    const { title } = messageOf(occurrence(), { urn: "", name: "bot", isSimulated: true }, at);
    assert.equal(title, "finetune: [simulated] bot failed");
  });
});

describe("the ID of an event", () => {
  it("is the same in every process, and another for what differs", () => {
    assert.match(eventIdOf(occurrence()), /^evt_[0-9a-f]{24}$/);
    assert.equal(eventIdOf(occurrence()), eventIdOf(occurrence({ reason: "told otherwise" })));
    const others = [{ event: "ended" as const }, { about: ["embedded", "bailian/ft-1", "2026"] }];
    for (const other of others) assert.notEqual(eventIdOf(occurrence()), eventIdOf({ ...occurrence(), ...other }));
  });
});

describe("what robots answer", () => {
  const cases: readonly (readonly [keyof typeof robots, number, string, "taken" | "refused" | "busy"])[] = [
    ["dingtalk", 200, '{"errcode":0,"errmsg":"ok"}', "taken"],
    ["dingtalk", 200, '{"errcode":310000,"errmsg":"keywords not in content"}', "refused"],
    ["dingtalk", 200, '{"errcode":130101,"errmsg":"send too fast"}', "busy"],
    ["dingtalk", 200, "<html>", "refused"],
    ["dingtalk", 502, "bad gateway", "busy"],
    ["feishu", 200, '{"code":0,"msg":"success"}', "taken"],
    ["feishu", 200, '{"StatusCode":0,"StatusMessage":"success"}', "taken"],
    ["feishu", 200, '{"code":19021,"msg":"sign match fail"}', "refused"],
    ["feishu", 200, '{"code":11232,"msg":"frequency limited"}', "busy"],
    ["wecom", 200, '{"errcode":0,"errmsg":"ok"}', "taken"],
    ["wecom", 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', "refused"],
    ["wecom", 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', "busy"],
    ["slack", 200, "ok", "taken"],
    ["slack", 404, "no_service", "refused"],
    ["slack", 302, "", "refused"],
    ["slack", 429, "", "busy"],
    ["webhook", 204, "", "taken"],
    ["webhook", 401, "", "refused"],
    ["webhook", 503, "", "busy"],
  ];
  for (const [name, status, text, wanted] of cases) {
    it(`${name}: HTTP ${status} ${text} is ${wanted}`, () => {
      const verdict = robots[name].judge(status, text);
      const kind = verdict.kind === "refused" && verdict.isPassing ? "busy" : verdict.kind;
      assert.equal(kind, wanted);
    });
  }
});
