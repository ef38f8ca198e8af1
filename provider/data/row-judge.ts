import { isAscii } from "node:buffer";
import { scanRow } from "../preflight/json/scan-row";
import { createTape } from "../preflight/json/tape";
import { describeFinding } from "../preflight/scan/describe-finding";
import type { RowSink } from "../preflight/shapes/row-sink";
import { shapeOf, type KnownFormat } from "../preflight/shapes/shapes";

/** Tells why preflight would refuse a row of JSON; `undefined` for one that it takes. */
export type RowJudge = (row: string) => string | undefined;

/** Preflight's own judgement of rows that are to fit several formats: a converted row passes it, or is not written. */
export function createRowJudge(formats: readonly KnownFormat[]): RowJudge {
  const shapes = formats.map(({ layout }) => shapeOf(layout));
  const tape = createTape();
  let memory = new ArrayBuffer(64 * 1024);
  let refusal: string | undefined;
  const nothing = () => undefined;
  const sink: RowSink = {
    fail: (rule, value) => {
      if (rule.severity === "error") refusal ??= describeFinding(tape, 1, rule, value).says;
    },
    lack: (rule, object, member) => {
      if (rule.severity === "error") refusal ??= describeFinding(tape, 1, rule, object, member).says;
    },
    turn: nothing,
    aside: nothing,
    tools: nothing,
    medium: nothing,
    plain: nothing,
  };
  return (row) => {
    const length = Buffer.byteLength(row);
    // Whole words, as the tape reads them.
    if (length > memory.byteLength) memory = new ArrayBuffer(2 ** Math.ceil(Math.log2(length)));
    tape.bytes = Buffer.from(memory);
    tape.words = new Int32Array(memory);
    tape.bytes.write(row);
    tape.start = 0;
    tape.end = length;
    tape.isAscii = isAscii(tape.bytes.subarray(0, length));
    tape.mayThink = true;
    refusal = scanRow(tape)?.says;
    if (refusal === undefined) for (const shape of shapes) shape.check(tape, sink);
    return refusal;
  };
}
