import { formatLoss } from "../format";
import { colour, colourName } from "./colours";
import type { Line } from "./series";

const width = 960;
const height = 480;
const frame = { left: 64, right: 24, top: 56, bottom: 44 };

/** What a picture shows beside its lines. */
export interface PictureWords {
  readonly title: string;
  readonly xLabel: string;
  readonly writeX: (x: number) => string;
  /** The word for each line. */
  readonly nameOf: (line: Line) => string;
  readonly isLog: boolean;
  readonly isSeveral: boolean;
}

/** The chart as a picture that stands by itself, in the colours of the page. */
export function toSvg(
  lines: readonly Line[],
  { title, xLabel, writeX, nameOf, isLog, isSeveral }: PictureWords,
): string {
  const scale = (value: number) => (isLog ? Math.log10(value) : value);
  const isShown = (y: number) => !isLog || y > 0;
  const xs = extent(lines.flatMap(({ x }) => x));
  const ys = extent(lines.flatMap(({ y, raw }) => [...y, ...(raw ?? [])].filter(isShown).map(scale)));
  const xAt = (x: number) => frame.left + ((x - xs.min) / (xs.max - xs.min)) * (width - frame.left - frame.right);
  const yAt = (y: number) =>
    height - frame.bottom - ((scale(y) - ys.min) / (ys.max - ys.min)) * (height - frame.top - frame.bottom);
  const path = (line: Line, values: readonly number[], more: string) => {
    const places = values.flatMap((y, index) =>
      isShown(y) ? [`${round(xAt(line.x[index] ?? 0))},${round(yAt(y))}`] : [],
    );
    const stroke = colour(colourName(line, isSeveral));
    return `<polyline points="${places.join(" ")}" fill="none" stroke="${stroke}" stroke-linejoin="round" ${more}/>`;
  };
  const text = (x: number, y: number, words: string, more = "") =>
    `<text x="${round(x)}" y="${round(y)}" fill="${colour("muted")}" font-size="12" ${more}>${escaped(words)}</text>`;
  const yTicks = ticks(ys).map((at) => {
    const y = yAt(isLog ? 10 ** at : at);
    const rule = `<line x1="${frame.left}" x2="${width - frame.right}" y1="${round(y)}" y2="${round(y)}" stroke="${colour("line")}"/>`;
    return rule + text(frame.left - 8, y + 4, formatLoss(isLog ? 10 ** at : at), 'text-anchor="end"');
  });
  const xTicks = ticks(xs).map((at) => text(xAt(at), height - frame.bottom + 20, writeX(at), 'text-anchor="middle"'));
  let legendX = frame.left;
  const legend = lines.map((line) => {
    const name = nameOf(line);
    const mark = `<rect x="${legendX}" y="40" width="14" height="3" fill="${colour(colourName(line, isSeveral))}"/>`;
    const word = text(legendX + 20, 45, name);
    // About: the picture measures no text.
    legendX += 44 + [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12 : 6.6), 0);
    return mark + word;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${colour("surface")}"/>`,
    `<text x="${frame.left}" y="26" fill="${colour("text")}" font-size="15" font-weight="600">${escaped(title)}</text>`,
    ...legend,
    ...yTicks,
    ...xTicks,
    text(width - frame.right, height - 6, xLabel, 'text-anchor="end"'),
    ...lines.flatMap((line) => [
      ...(line.raw === undefined ? [] : [path(line, line.raw, 'stroke-width="1" opacity="0.28"')]),
      path(
        line,
        line.y,
        `stroke-width="1.75"${isSeveral && line.measure === "validationLoss" ? ' stroke-dasharray="5 4"' : ""}`,
      ),
    ]),
    "</svg>",
  ].join("\n");
}

/** The same as dots, at twice the size for screens of today. */
export async function toPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error("the browser draws no picture")) : resolve(blob))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Extent {
  readonly min: number;
  readonly max: number;
}

function extent(values: readonly number[]): Extent {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { min: 0, max: 1 };
  return min === max ? { min: min - 0.5, max: max + 0.5 } : { min, max };
}

/** About six round places: steps of 1, 2 or 5 of a power of ten. */
function ticks({ min, max }: Extent): readonly number[] {
  const rough = (max - min) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(min / step);
  return Array.from({ length: Math.floor(max / step) - first + 1 }, (_, index) => (first + index) * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Names are anybody's, and a picture is opened by programs that take it for markup. */
function escaped(words: string): string {
  return words
    .replace(/[^\P{Cc}\t]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
