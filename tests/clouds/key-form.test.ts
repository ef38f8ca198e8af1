import assert from "node:assert/strict";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { openBailianSession } from "../../provider/clouds/bailian/session";
import { oddityOf } from "../../provider/clouds/key-form";
import { openQianfanSession } from "../../provider/clouds/qianfan/session";

const key = "sk-0123456789abcdef0123456789abcdef";
const accessKey = "ALTAK0123456789abcdefghij";
const secretKey = "0123456789abcdef0123456789abcdef";
const baseUrl = "http://127.0.0.1:9";

function refusalOf(open: () => unknown): FineTuneError {
  try {
    open();
  } catch (error) {
    assert.ok(error instanceof FineTuneError);
    return error;
  }
  return assert.fail("it was not refused");
}

const bailian = (apiKey: string) => () => openBailianSession({ baseUrl, apiKey });
const qianfan = (access: string, secret: string) => () =>
  openQianfanSession({ baseUrl, accessKey: access, secretKey: secret });

describe("a key as it was pasted", () => {
  const pasted: readonly (readonly [name: string, paste: (text: string) => string, says: RegExp])[] = [
    [
      "a zero-width space inside",
      (text) => `${text.slice(0, 6)}\u200b${text.slice(6)}`,
      /zero-width space \(U\+200B\) as character 7/,
    ],
    ["a byte-order mark before it", (text) => `\ufeff${text}`, /byte-order mark \(U\+FEFF\) as character 1/],
    ["typographic quotes", (text) => `\u201c${text}\u201d`, /typographic quote \(U\+201C\)/],
    ["a full stop of Chinese text", (text) => `${text}\u3002`, /full stop of Chinese text \(U\+3002\)/],
    ["quotes of an env file", (text) => `"${text}"`, /quotes around it/],
    ["one quote", (text) => `${text}'`, /no key has \(U\+0027\)/],
    ["a line break inside", (text) => `${text.slice(0, 6)}\n${text.slice(6)}`, /line break \(U\+000A\) as character 7/],
    ["a letter with an accent", (text) => `${text.slice(0, 6)}\u00e9${text.slice(6)}`, /\(U\+00E9\)/],
    ["a character beyond the basic plane", (text) => `${text}\u{1f511}`, /\(U\+1F511\)/],
  ];
  for (const [name, paste, says] of pasted) {
    it(`with ${name} is refused before anything is sent, and not repeated`, () => {
      const cases = [
        [bailian(paste(key)), "DASHSCOPE_API_KEY", "dashscopeApiKey"],
        [qianfan(paste(accessKey), secretKey), "QIANFAN_ACCESS_KEY", "qianfanAccessKey"],
        [qianfan(accessKey, paste(secretKey)), "QIANFAN_SECRET_KEY", "qianfanSecretKey"],
      ] as const;
      for (const [open, environment, setting] of cases) {
        const { code, message, nextStep = "" } = refusalOf(open);
        assert.equal(code, "malformed-credentials");
        assert.match(message, says);
        assert.ok(message.includes(environment) && message.includes(`finetune:${setting}`), message);
        assert.ok(nextStep.includes(environment), nextStep);
        assert.doesNotMatch(message + nextStep, /0123|abcdef/);
      }
    });
  }

  it("with `Bearer` before it is told so", () => {
    assert.match(refusalOf(bailian(`Bearer ${key}`)).message, /`Bearer` before it/);
  });

  it("is passed where it has only what keys have", () => {
    for (const text of [key, accessKey, secretKey, "st-temporary.key_1", "sk-with+and/signs=&1"]) {
      assert.equal(oddityOf(text), undefined, text);
    }
  });

  it("does not matter to embedded clouds, which check none", () => {
    openBailianSession({ baseUrl, endpoint: "embedded", apiKey: "llm-not-a-key" });
    openQianfanSession({ baseUrl, endpoint: "embedded", accessKey: secretKey, secretKey: accessKey });
  });
});

describe("a key that belongs elsewhere", () => {
  const misplaced: readonly (readonly [name: string, open: () => unknown, says: RegExp])[] = [
    [
      "a workspace ID",
      bailian("llm-0123456789abcdef"),
      /DASHSCOPE_API_KEY .*a workspace ID .*finetune:dashscopeWorkspace/,
    ],
    [
      "keys in each other's place",
      qianfan(secretKey, accessKey),
      /QIANFAN_SECRET_KEY .*an access key .*each other's place/,
    ],
    [
      "a key for inference",
      qianfan("bce-v3/ALTAK-0123/0123", secretKey),
      /QIANFAN_ACCESS_KEY .*an API key for inference/,
    ],
  ];
  for (const [name, open, says] of misplaced) {
    it(`is told by its form: ${name}`, () => {
      const { code, message } = refusalOf(open);
      assert.equal(code, "malformed-credentials");
      assert.match(message, says);
      assert.doesNotMatch(message, /0123/);
    });
  }
});
