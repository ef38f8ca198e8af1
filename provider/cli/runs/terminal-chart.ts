import { printableLine } from "../../base/printable";
import type { coloursFor } from "../colours";
import { cutToWidth } from "../display-width";
import { describeSeries, extentOf, shortLoss, type Series } from "./series";

/** Room for a chart, and how to paint in it. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly colours: ReturnType<typeof coloursFor>;
}

const paints = ["cyan", "yellow", "green", "magenta", "blue", "red"] as const;
/** Bit of a dot by its place in a cell of two by four, as Unicode orders its Braille patterns. */
const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const leastRows = 4;

/**
 * Lines of dots over steps, with a letter at the end of each that the legend names: capital for training, small for validation, so
 * that they can be told apart without colours. It fills its canvas and no more.
 */
export function terminalChart(series: readonly Series[], canvas: Canvas): string {
  const { steps, losses } = extentOf(series);
  const labels = [losses[1], (losses[0] + losses[1]) / 2, losses[0]].map(shortLoss);
  const margin = Math.max(...labels.map((label) => label.length));
  const width = Math.max(8, canvas.columns - margin - 2);
  const height = Math.max(leastRows, canvas.rows - series.length - 2);
  const cells = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => ({ bits: 0, mark: "", by: 0 })),
  );
  const letters = lettersOf(series);
  series.forEach(({ points }, by) => {
    const placed = points.map(
      ([step, loss]) =>
        [
          Math.round(share(step, steps) * (width * 2 - 1)),
          Math.round((1 - share(loss, losses)) * (height * 4 - 1)),
        ] as const,
    );
    placed.forEach((to, index) => {
      for (const [x, y] of between(placed[index - 1] ?? to, to)) {
        const cell = cells[y >> 2]?.[x >> 1];
        if (cell !== undefined) Object.assign(cell, { bits: cell.bits | (dots[y & 3]?.[x & 1] ?? 0), by });
      }
    });
    const [x, y] = placed.at(-1) ?? [0, 0];
    const end = cells[y >> 2]?.[x >> 1];
    if (end !== undefined) Object.assign(end, { mark: letters[by], by });
  });
  const paint = (text: string, by: number) => canvas.colours[paints[by % paints.length] ?? "cyan"](text);
  const rows = cells.map((row, index) => {
    const label = index === 0 ? labels[0] : index === height - 1 ? labels[2] : index === height >> 1 ? labels[1] : "";
    const drawn = row.map(({ bits, mark, by }) => {
      if (mark !== "") return paint(mark, by);
      return bits === 0 ? " " : paint(String.fromCodePoint(0x2800 + bits), by);
    });
    return `${(label ?? "").padStart(margin)} ┤${drawn.join("").trimEnd()}`;
  });
  const [first, last] = steps.map((step) => String(Math.round(step))) as [string, string];
  const axis = `${" ".repeat(margin + 1)}└${"─".repeat(width)}`;
  const numbers = `${" ".repeat(margin + 2)}${first}${`step ${last}`.padStart(Math.max(0, width - first.length))}`;
  const legend = series.map((one, by) =>
    paint(
      cutToWidth(
        `${letters[by]} ${printableLine(one.run)} ${one.kind} loss ${describeSeries(one)}`,
        canvas.columns,
      ).trimEnd(),
      by,
    ),
  );
  return [...rows, axis, cutToWidth(numbers, canvas.columns), ...legend].join("\n");
}

/** A letter a run; more runs than letters begin anew. */
function lettersOf(series: readonly Series[]): readonly string[] {
  const runs = [...new Set(series.map(({ run }) => run))];
  return series.map(({ run, kind }) => {
    const letter = String.fromCharCode("A".charCodeAt(0) + (runs.indexOf(run) % 26));
    return kind === "training" ? letter : letter.toLowerCase();
  });
}

function share(value: number, [least, most]: readonly [number, number]): number {
  return (value - least) / (most - least);
}

/** The dots of a line, without the one that it begins at where there is another. */
function between(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): (readonly [number, number])[] {
  const count = Math.max(1, Math.abs(x1 - x0), Math.abs(y1 - y0));
  return Array.from({ length: count }, (_, index) => {
    const part = (index + 1) / count;
    return [Math.round(x0 + (x1 - x0) * part), Math.round(y0 + (y1 - y0) * part)] as const;
  });
}
