import { printableLine } from "./printable";

/** A place in a chart: values, not pixels. */
export type ChartPoint = readonly [x: number, y: number];

/** One line of a chart. */
export interface ChartLine {
  /** Anybody's words. */
  readonly name: string;
  readonly colour: string;
  /** In the order of their x. */
  readonly points: readonly ChartPoint[];
  /** What was measured, faint behind a line that is smoothed. */
  readonly raw?: readonly ChartPoint[];
  /** Told apart by more than its colour. */
  readonly isDashed?: boolean;
  /** Few points, each of them measured. */
  readonly hasDots?: boolean;
}

/** Colours of what stands around the lines. */
export interface ChartColours {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly rule: string;
}

/** A chart and what is written on it. */
export interface Chart {
  readonly lines: readonly ChartLine[];
  readonly colours: ChartColours;
  readonly title?: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly writeX: (x: number) => string;
  readonly writeY: (y: number) => string;
  /** What is not above zero has no place then. */
  readonly isLog?: boolean;
}

const width = 960;
const plot = { left: 72, width: 860, height: 400 };
const legendRow = 20;
const farthest = 1e12;

/** Lines as a picture that stands alone: no script, no style sheet, no font of its own. Its legend stands below, a row a line. */
export function chartSvg({ lines, colours, title, xLabel, yLabel, writeX, writeY, isLog = false }: Chart): string {
  const top = title === undefined ? 24 : 56;
  const bottom = top + plot.height;
  const right = plot.left + plot.width;
  const height = bottom + 64 + lines.length * legendRow;
  const scale = (y: number) => (isLog ? Math.log10(y) : y);
  const shown = (points: readonly ChartPoint[] = []) =>
    points.flatMap(([x, y]) => (isLog && y <= 0 ? [] : [[bounded(x), bounded(y)] as const]));
  const all = lines.flatMap(({ points, raw }) => [...shown(points), ...shown(raw)]);
  const xs = rangeOf(all.map(([x]) => x));
  const ys = rangeOf(all.map(([, y]) => scale(y)));
  const xAt = (x: number) => round(plot.left + ((x - xs[0]) / (xs[1] - xs[0])) * plot.width);
  const yAt = (scaled: number) => round(top + (1 - (scaled - ys[0]) / (ys[1] - ys[0])) * plot.height);

  const text = (x: number, y: number, words: string, more = "") =>
    `<text x="${x}" y="${y}" fill="${colours.muted}"${more}>${escaped(words)}</text>`;
  const path = ({ colour, isDashed }: ChartLine, points: readonly ChartPoint[], more: string) => {
    const places = points.map(([x, y]) => `${xAt(x)},${yAt(scale(y))}`).join(" ");
    const dashes = isDashed === true ? ' stroke-dasharray="6 4"' : "";
    return `<polyline points="${places}" fill="none" stroke="${colour}" stroke-linejoin="round"${dashes}${more}/>`;
  };
  const draw = (line: ChartLine) => {
    const points = shown(line.points);
    const behind = line.raw && path({ ...line, isDashed: false }, shown(line.raw), ' stroke-width="1" opacity="0.28"');
    const dots =
      line.hasDots === true || points.length === 1
        ? points.map(([x, y]) => `<circle cx="${xAt(x)}" cy="${yAt(scale(y))}" r="3" fill="${line.colour}"/>`)
        : [];
    return [...(behind === undefined ? [] : [behind]), path(line, points, ' stroke-width="2"'), ...dots];
  };
  const legend = lines.map(({ name, colour, isDashed }, row) => {
    const at = bottom + 60 + row * legendRow;
    const dashes = isDashed === true ? ' stroke-dasharray="6 4"' : "";
    const sample = `<line x1="${plot.left}" x2="${plot.left + 32}" y1="${at}" y2="${at}" stroke="${colour}" stroke-width="2"${dashes}/>`;
    return sample + text(plot.left + 44, at + 4, name);
  });
  const middle = top + plot.height / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="${colours.surface}"/>`,
    ...(title === undefined
      ? []
      : [
          `<text x="${plot.left}" y="32" fill="${colours.text}" font-size="15" font-weight="600">${escaped(title)}</text>`,
        ]),
    ...ticks(ys).map((at) => {
      const y = yAt(at);
      const rule = `<line x1="${plot.left}" x2="${right}" y1="${y}" y2="${y}" stroke="${colours.rule}"/>`;
      return rule + text(plot.left - 8, y + 4, writeY(isLog ? 10 ** at : at), ' text-anchor="end"');
    }),
    ...ticks(xs).map((at) => text(xAt(at), bottom + 20, writeX(at), ' text-anchor="middle"')),
    `<path d="M${plot.left} ${top}V${bottom}H${right}" fill="none" stroke="${colours.muted}"/>`,
    text(plot.left + plot.width / 2, bottom + 40, xLabel, ' text-anchor="middle"'),
    text(16, middle, yLabel, ` transform="rotate(-90 16 ${middle})" text-anchor="middle"`),
    ...lines.flatMap(draw),
    ...legend,
    "</svg>",
    "",
  ].join("\n");
}

/** A value as far as pictures go (our choice: whatever has gone farther is drawn there, and sums stay numbers). */
export function bounded(value: number): number {
  return Math.max(-farthest, Math.min(farthest, value));
}

/** From the least to the most of some values, and never nothing: a line that is one point, or flat, has room around it. */
export function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) return [0, 1];
  const size = Math.max(1, Math.abs(least), Math.abs(most));
  return most - least > size * 1e-6 ? [least, most] : [least - size / 2, most + size / 2];
}

/** About six round places of a range: steps of 1, 2 or 5 of a power of ten. */
function ticks([least, most]: readonly [number, number]): readonly number[] {
  const rough = (most - least) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, index) => (first + index) * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Names are anybody's, and a picture is opened by programs that take it for markup. */
function escaped(words: string): string {
  return printableLine(words)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
