import { textFormats } from "../../provider/contract/kinds/training-dataset";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { clouds } from "../../provider/clouds";
import { createSplit } from "../../provider/data/split-rows";
import { createPreflight } from "../../provider/preflight/create-preflight";
import { formatsOf, type ShapeKey } from "../../provider/preflight/shapes/shapes";
import { convertText } from "./rig/convert-text";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const answer = text.map((content) => ({ role: "assistant", content }));
const talk = fc
  .tuple(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), fc.option(text, { nil: undefined }))
  .map(([pairs, system]) => [
    ...(system === undefined ? [] : [{ role: "system", content: system }]),
    ...pairs.flatMap(([asked, said]) => [
      { role: "user", content: asked },
      { role: "assistant", content: said },
    ]),
  ]);

/** Rows of every shape, sound and not so sound. */
const row = fc.oneof(
  fc.record({ instruction: text, input: fc.oneof(text, fc.constant("")), output: text, id: fc.integer() }),
  fc.record({ instruction: text, chosen: text, rejected: text }),
  fc.record({ instruction: text, output: text, kto_tag: fc.boolean() }),
  fc.record({ conversations: talk.map((turns) => turns.map(({ role, content }) => ({ from: role, value: content }))) }),
  fc.record({ messages: talk }),
  fc.record({ messages: talk, label: fc.boolean() }),
  fc.record({ messages: talk, rejected_response: text }),
  fc.record({ prompt: text, completion: text }),
  fc.record({ prompt: text, chosen: answer, rejected: answer }),
  fc.record({
    src: fc.array(text, { minLength: 1, maxLength: 3 }),
    tgt: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  // Often enough for the only format that takes nothing else.
  ...Array.from({ length: 4 }, () => fc.record({ text })),
  fc.array(
    fc.record({
      prompt: text,
      response: fc.oneof(
        text,
        text.map((said) => [[said]]),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  fc.tuple(fc.record({ user: text, chosen: text, rejected: text })),
  fc.tuple(fc.record({ user: text, rejected: text })),
  fc.jsonValue(),
);

/** What is a file by itself: media are not converted. */
const isText = ({ format }: ShapeKey): boolean => textFormats.some((each) => each === format);

describe("converted data", function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "finetune-data-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const { cloud, format } of formatsOf(clouds.all).filter(isText)) {
    it(`passes the judgement of ${cloud} as ${format}, and stays as it is when it is converted again`, async () => {
      const file = path.join(folder, `${cloud}-${format}.jsonl`);
      const made: string[] = [];
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
          const lines = rows.map((each) => JSON.stringify(each)).join("\n");
          // A file of nothing but `null` has no first row by which it could be read.
          const { text: once } = await convertText(`${JSON.stringify({ question: "a", answer: "b" })}\n${lines}`, {
            to: format,
            cloud,
          });
          if (once === "") return;
          const { text: twice, report } = await convertText(once, { to: format, cloud });
          assert.equal(twice, once);
          assert.equal(report.leftOut, 0);
          made.push(once);
        }),
        { numRuns: 60 },
      );
      // As many rows as the smallest training takes.
      writeFileSync(file, `${made.join("\n")}\n`.repeat(32));
      const preflight = createPreflight({ clouds, programDirectory: folder });
      const { errors } = await preflight({ path: file, cloud, format });
      assert.deepEqual(errors, []);
      assert.ok(made.length > 10);
    });
  }

  it("is split into parts that are right in files of every length, and alike for a seed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.string(),
        (rows, part, seed) => {
          const chosen = () => {
            const isChosen = createSplit(part, seed);
            return Array.from({ length: rows }, (_, index) => index).filter(isChosen);
          };
          assert.deepEqual(chosen(), chosen());
          assert.ok(Math.abs(chosen().length - rows * part) <= 1, `${chosen().length} of ${rows} rows by ${part}`);
        },
      ),
    );
    const of = (seed: string) =>
      Array.from({ length: 1000 }, (_, index) => index)
        .filter(createSplit(0.1, seed))
        .join();
    assert.notEqual(of("1"), of("2"));
  });
});
