import { clouds } from "../../provider/clouds";
import * as fc from "fast-check";
import assert from "node:assert/strict";
import { formatsOf, type ShapeKey } from "../../provider/preflight/shapes/shapes";
import { jsonLines, scanContent } from "./rig/scan-content";

/** Texts that say something: white space alone is an empty text. */
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));
const said = (role: string, content: unknown) => ({ role, content });

/** Conversations in Bailian's and Qianfan's words. */
const conversation = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 });
const messages = conversation.map((turns) =>
  turns.flatMap(([user, answer]) => [said("user", user), said("assistant", answer)]),
);
const asked = fc.tuple(messages, words).map(([before, user]) => [...before, said("user", user)]);
const given = conversation.map((turns) => turns.map(([user, assistant]) => ({ user, assistant })));

const validRows: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "bailian chat": fc.tuple(fc.option(words, { nil: undefined }), messages).map(([system, list]) => ({
    messages: system === undefined ? list : [said("system", system), ...list],
  })),
  "bailian dpo": fc.record({
    messages: asked,
    chosen: words.map((a) => said("assistant", a)),
    rejected: words.map((a) => said("assistant", a)),
  }),
  "bailian text": words.map((text) => ({ text })),
  "bailian vision": fc.tuple(words, words, words).map(([text, image, answer]) => ({
    messages: [said("user", [{ text }, { image }]), said("assistant", [{ text: answer }])],
  })),
  "bailian image": fc.record({ prompt: words, img_path: words }),
  "bailian video": fc.record({ prompt: words, first_frame_path: words, video_path: words }),
  "bailian voice": fc.record({ wav_fn: words, text: words }),
  "qianfan chat": messages.map((list) => ({ messages: list })),
  "qianfan prompt-response": conversation.map((turns) =>
    turns.map(([prompt, answer], n) => ({ prompt, response: n % 2 === 0 ? [[answer]] : answer })),
  ),
  "qianfan dpo": fc
    .tuple(given, words, words)
    .map(([before, user, chosen]) => [...before, { user, chosen, rejected: `${chosen} no` }]),
  "qianfan kto": fc
    .tuple(given, words, fc.constantFrom("chosen", "rejected"))
    .map(([before, user, judgement]) => [...before, { user, [judgement]: "b" }]),
  "qianfan text": words.map((text) => ({ text })),
};

const shapeKeys: readonly ShapeKey[] = formatsOf(clouds.all);
const nameOf = ({ cloud, format }: ShapeKey) => `${cloud} ${format}`;
const rowOf = (key: ShapeKey): fc.Arbitrary<unknown> => validRows[nameOf(key)] ?? fc.constant(null);

describe("whatever rows hold", () => {
  for (const key of shapeKeys) {
    it(`every sound row passes as ${nameOf(key)}`, () => {
      fc.assert(
        fc.property(fc.array(rowOf(key), { minLength: 1, maxLength: 5 }), (rows) => {
          const { findings, rows: count } = scanContent(jsonLines(rows), key);
          assert.deepEqual(findings.errors, []);
          assert.equal(count, rows.length);
        }),
        { numRuns: 200 },
      );
    });
  }

  it("preflight comes to an end with findings that have a place, as every format", () => {
    const key = fc.constantFrom(...shapeKeys);
    const spoilt = key.chain((of) =>
      fc.record({
        of: fc.constantFrom(of, ...shapeKeys),
        rows: fc.array(rowOf(of), { maxLength: 4 }),
        at: fc.nat(),
        put: fc.uint8Array({ maxLength: 3 }),
        cut: fc.nat(6),
      }),
    );
    fc.assert(
      fc.property(spoilt, ({ of, rows, at, put, cut }) => {
        const bytes = Buffer.from(jsonLines(rows));
        const from = bytes.length === 0 ? 0 : at % bytes.length;
        const content = Buffer.concat([bytes.subarray(0, from), Buffer.from(put), bytes.subarray(from + cut)]);
        const { findings, rows: count } = scanContent(content, of);
        assert.ok(count <= content.length);
        for (const { line, column, says } of [...findings.errors, ...findings.warnings]) {
          assert.ok(line === undefined || line >= 1);
          assert.ok(column === undefined || column >= 1);
          assert.notEqual(says, "");
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("preflight survives any JSON as a row of any format", () => {
    const any = fc.object({
      key: fc.constantFrom(
        "messages",
        "role",
        "content",
        "tools",
        "tool_calls",
        "chosen",
        "text",
        "prompt",
        "response",
        "user",
      ),
      maxDepth: 4,
      withNullPrototype: false,
    });
    fc.assert(
      fc.property(fc.constantFrom(...shapeKeys), any, (key, row) => {
        assert.equal(scanContent(`${JSON.stringify(row)}\n`, key).rows, 1);
      }),
      { numRuns: 1000 },
    );
  });
});
