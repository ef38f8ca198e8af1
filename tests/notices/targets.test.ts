import assert from "node:assert/strict";
import { judgeTargets, readTargets } from "../../provider/notices/targets";

const read = (list: unknown) => readTargets(JSON.stringify(list), false);

describe("targets of notices", () => {
  it("are told of all but the start, unless they say otherwise", () => {
    const [dingtalk, webhook] = read([
      { dingtalk: { url: "env:DING_URL", secret: "env:DING_SECRET" } },
      { webhook: { url: "https://example.com/hook", secret: "s" }, events: ["started"], waitingLongerThan: "6h" },
    ]);
    assert.deepEqual(
      [...(dingtalk?.events ?? [])],
      ["ended", "failed", "gateMissed", "deploymentReady", "deploymentFailed"],
    );
    assert.equal(dingtalk?.name, "dingtalk DING_URL");
    assert.deepEqual([...(webhook?.events ?? [])], ["started", "waiting"]);
    assert.equal(webhook?.waitingLongerThanMs, 6 * 3_600_000);
    assert.match(webhook?.name ?? "", /^webhook [0-9a-f]{8}$/);
  });

  const refused: readonly (readonly [string, unknown, RegExp])[] = [
    ["no list", { slack: { url: "env:A" } }, /takes a list of targets/],
    ["no robot", [{ events: ["ended"] }], /\[0\] takes exactly one of dingtalk, feishu, wecom, slack, webhook/],
    ["two robots", [{ slack: { url: "env:A" }, wecom: { url: "env:B" } }], /\[0\] takes exactly one of/],
    ["an unknown robot", [{ teams: { url: "env:A" } }], /\[0\] has unknown members: teams/],
    ["no address", [{ slack: {} }], /\[0\]\.slack\.url takes `env:NAME`/],
    [
      "a secret where none is used",
      [{ slack: { url: "env:A", secret: "env:B" } }],
      /\[0\]\.slack has unknown members: secret/,
    ],
    ["a webhook that is not signed", [{ webhook: { url: "env:A" } }], /\[0\]\.webhook\.secret takes/],
    [
      "an unknown event",
      [{ slack: { url: "env:A" }, events: ["done"] }],
      /\[0\]\.events\[0\] takes started, waiting, ended/,
    ],
    [
      "no duration",
      [{ slack: { url: "env:A" }, waitingLongerThan: "long" }],
      /waitingLongerThan takes a Go-style duration/,
    ],
    ["waiting without how long", [{ slack: { url: "env:A" }, events: ["waiting"] }], /without `waitingLongerThan`/],
    ["http to another machine", [{ slack: { url: "http://hooks.example.com/T-SECRET" } }], /is no https address/],
    ["an address with a password", [{ slack: { url: "https://u:T-SECRET@example.com/" } }], /user name or password/],
    ["no address at all", [{ slack: { url: "T-SECRET" } }], /is no http or https address/],
  ];
  for (const [title, list, why] of refused) {
    it(`are refused with the place and without the value: ${title}`, () => {
      assert.throws(
        () => read(list),
        (error: Error) => why.test(error.message) && !error.message.includes("T-SECRET"),
      );
    });
  }

  it("that are no JSON are refused without being quoted", () => {
    assert.throws(() => readTargets("https://hooks.example.com/T-SECRET", false), /^TypeError: is no JSON/);
  });

  it("may be on this machine, or insecure where that is allowed", () => {
    assert.equal(read([{ slack: { url: "http://127.0.0.1:9/x" } }]).length, 1);
    assert.equal(readTargets('[{"slack":{"url":"http://hooks.internal/x"}}]', true).length, 1);
  });

  it("of a job name variables alone, since arguments are kept in state", () => {
    const rules = { isArgument: true, allowsInsecure: false };
    assert.ok("targets" in judgeTargets([{ slack: { url: "env:SLACK_URL" } }], rules));
    const judged = judgeTargets([{ feishu: { url: "https://example.com/T-SECRET", secret: "T-SECRET" } }], rules);
    assert.ok("faults" in judged);
    assert.deepEqual(
      judged.faults.map(({ path }) => path),
      ["[0].feishu.url", "[0].feishu.secret"],
    );
    assert.ok(!JSON.stringify(judged).includes("T-SECRET"));
  });
});
