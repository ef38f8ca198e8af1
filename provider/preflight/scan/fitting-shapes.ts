import type { Tape } from "../json/tape";
import { findFormat, shapeOf, type KnownFormat, type ShapeKey } from "../shapes/shapes";
import type { RowShape } from "../shapes/row-shape";
import type { RowSink } from "../shapes/row-sink";

/** Rows that are tried (our choice: enough to tell a format, few enough to cost nothing). */
const triedRows = 50;

/** Finds out which other formats the first rows of a file fit. */
export interface FittingShapes {
  try(tape: Tape): void;
  /** Whether there is a format, the one that was asked for among them, that all tried rows fit. */
  isAnyLeft(): boolean;
  /** The formats that all tried rows fit; empty when the format that was asked for is among them. */
  found(): readonly ShapeKey[];
}

/** Nothing tried yet. */
export function createFittingShapes(asked: ShapeKey, formats: readonly KnownFormat[]): FittingShapes {
  let tried = 0;
  let left = formats.map(({ cloud, format, layout }) => ({ key: { cloud, format }, shape: shapeOf(layout) }));
  let errors = 0;
  const nothing = () => undefined;
  const sink: RowSink = {
    fail: ({ severity }) => {
      if (severity === "error") errors += 1;
    },
    lack: () => {
      errors += 1;
    },
    turn: nothing,
    aside: nothing,
    tools: nothing,
    plain: nothing,
  };
  const fits = (tape: Tape, shape: RowShape): boolean => {
    errors = 0;
    shape.check(tape, sink);
    return errors === 0;
  };
  return {
    try: (tape) => {
      if (tried === triedRows) return;
      tried += 1;
      left = left.filter(({ shape }) => fits(tape, shape));
    },
    isAnyLeft: () => left.length > 0,
    found: () => {
      const keys = left.map(({ key }) => key);
      return tried === 0 || findFormat(keys, asked) !== undefined ? [] : keys;
    },
  };
}
