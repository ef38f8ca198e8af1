import type { RowLayout } from "../../contract/training-files";
import type { Tape } from "../json/tape";
import { shapeOf, type KnownFormat, type ShapeKey } from "../shapes/shapes";
import type { RowShape } from "../shapes/row-shape";
import type { RowSink } from "../shapes/row-sink";

/** Rows that are tried (our choice: enough to tell a format, few enough to cost nothing). */
const triedRows = 50;

/** Finds out which other formats the first rows of a file fit. */
export interface FittingShapes {
  try(tape: Tape): void;
  /** Whether there is a format, the one that was asked for among them, that all tried rows fit. */
  isAnyLeft(): boolean;
  /** Whether a tried row fits the layout that was asked for. */
  fitsAsked(): boolean;
  /** The formats of another layout that all tried rows fit; empty when one of them fits the layout that was asked for. */
  found(): readonly ShapeKey[];
}

/** Whether rows go up with the media that they name: such a file is another thing than a file of rows. */
function isOfSet(layout: RowLayout): boolean {
  return layout.kind === "members" || ("dialect" in layout && layout.dialect.namesMedia === true);
}

/** Nothing tried yet. */
export function createFittingShapes(asked: RowLayout, formats: readonly KnownFormat[]): FittingShapes {
  let tried = 0;
  let fitting = 0;
  const askedShape = shapeOf(asked);
  let left = formats
    .filter(({ layout }) => isOfSet(layout) === isOfSet(asked))
    .map(({ cloud, format, layout }) => ({ key: { cloud, format }, kind: layout.kind, shape: shapeOf(layout) }));
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
    medium: nothing,
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
      if (fits(tape, askedShape)) fitting += 1;
      left = left.filter(({ shape }) => fits(tape, shape));
    },
    isAnyLeft: () => left.length > 0 || fitting === tried,
    fitsAsked: () => fitting > 0,
    found: () =>
      tried === 0 || fitting > 0 ? [] : left.filter(({ kind }) => kind !== asked.kind).map(({ key }) => key),
  };
}
