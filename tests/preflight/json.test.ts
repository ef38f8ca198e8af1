import assert from "node:assert/strict";
import * as fc from "fast-check";
import { scanRow } from "../../provider/preflight/json/scan-row";
import { createTape, type Tape } from "../../provider/preflight/json/tape";
import { columnOf } from "../../provider/preflight/scan/place";

/** The text on a tape that begins at an odd place of its buffer, as rows of a file do. */
function tapeOf(text: string, shift = 3): Tape {
  const bytes = Buffer.from(new ArrayBuffer(Buffer.byteLength(text) + shift + 8));
  bytes.write(text, shift);
  const words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
  const end = shift + Buffer.byteLength(text);
  return { ...createTape(), bytes, words, start: shift, end, isAscii: false };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the reader of JSON rows", () => {
  const json = fc.json({ maxDepth: 4 });
  const piece = fc.constantFrom(
    ...'{}[]",:\\u0123eE+-. tfn\t\r',
    "\\u00e9",
    "true",
    "null",
    "1.5",
    '"a"',
    "好",
    "\u0000",
    "\u001f",
  );

  it("takes what JSON.parse takes and refuses what it refuses", () => {
    const changed = fc
      .tuple(json, fc.nat(), piece, fc.nat(2))
      .map(
        ([text, at, put, cut]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut),
      );
    const loose = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(json, changed, loose), fc.nat(7), (text, shift) => {
        assert.equal(scanRow(tapeOf(text, shift)) === undefined, isJson(text), JSON.stringify(text));
      }),
      { numRuns: 5000 },
    );
  });

  const faults: readonly [text: string, column: number, says: string][] = [
    ["", 1, "the row ends too early"],
    ['{"a":1,}', 8, "a name in quotation marks is expected here"],
    ['{"a":1', 7, "the row ends too early"],
    ['{"a" 1}', 6, "a colon is expected here"],
    ["{'a':1}", 2, "a name in quotation marks is expected here"],
    ['{"你好":tru}', 7, "a value is expected here"],
    ["[1 2]", 4, ", or ] is expected here"],
    ['{"a":1 "b":2}', 8, ", or } is expected here"],
    ["[1,]", 4, "a value is expected here"],
    ["01", 2, "a number is not written so in JSON"],
    ["-", 2, "the row ends too early"],
    ["1.e5", 3, "a number is not written so in JSON"],
    ['"a\\x"', 3, "no escape of JSON begins so"],
    ['"a\\u12g4"', 3, "no escape of JSON begins so"],
    ['"a\tb"', 3, "a control character (0x09) must be escaped in a text"],
    ['"abc', 5, "the row ends too early"],
    ['{"a":1}{"b":2}', 8, "the row goes on after its JSON value has ended"],
    ["NaN", 1, "a value is expected here"],
    [`${"[".repeat(514)}${"]".repeat(514)}`, 513, "the row is nested too deeply"],
  ];
  for (const [text, column, says] of faults) {
    it(`says where ${text.slice(0, 30)} is wrong`, () => {
      const tape = tapeOf(text);
      const fault = scanRow(tape);
      assert.ok(fault);
      assert.deepEqual([columnOf(tape.bytes, tape.start, fault.at), fault.says], [column, says]);
    });
  }

  it("refuses a row of more values than its memory holds", () => {
    const tape = tapeOf(`[${"0,".repeat(1 << 20)}0]`);
    assert.equal(scanRow(tape)?.says, "a row cannot have that many values");
    assert.ok(tape.cells.byteLength <= 21 * 2 ** 20);
  });
});
