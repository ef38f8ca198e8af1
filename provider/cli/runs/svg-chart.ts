import { printableLine } from "../../base/printable";
import { describeSeries, extentOf, shortLoss, type Series } from "./series";

const width = 960;
const legendRow = 20;
const plot = { left: 72, top: 24, width: 860, height: 400 };
/** Told apart also by those who see few colours, as Okabe and Ito chose them. */
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/** Losses over steps as a picture that stands alone: no script, no style sheet, no font of its own. */
export function svgChart(series: readonly Series[]): string {
  const { steps, losses } = extentOf(series);
  const x = (step: number) => plot.left + ((step - steps[0]) / (steps[1] - steps[0])) * plot.width;
  const y = (loss: number) => plot.top + (1 - (loss - losses[0]) / (losses[1] - losses[0])) * plot.height;
  const bottom = plot.top + plot.height;
  const runs = [...new Set(series.map(({ run }) => run))];
  const colourOf = ({ run }: Series) => colours[runs.indexOf(run) % colours.length] ?? "#000000";
  const height = bottom + 64 + series.length * legendRow;
  const grid = [
    ...ticks(losses).map((loss) => {
      const at = y(loss).toFixed(1);
      const line = `<line x1="${plot.left}" x2="${plot.left + plot.width}" y1="${at}" y2="${at}" stroke="#ddd"/>`;
      return `${line}<text x="${plot.left - 8}" y="${at}" dy="4" text-anchor="end">${tickText(loss)}</text>`;
    }),
    ...ticks(steps).map(
      (step) => `<text x="${x(step).toFixed(1)}" y="${bottom + 20}" text-anchor="middle">${tickText(step)}</text>`,
    ),
  ];
  const lines = series.map((one) => {
    const dash = one.kind === "validation" ? ' stroke-dasharray="6 4"' : "";
    const points = one.points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(" ");
    const line = `<polyline points="${points}" fill="none" stroke="${colourOf(one)}" stroke-width="2"${dash}/>`;
    return line + (one.kind === "validation" || one.points.length === 1 ? dotsOf(one, x, y, colourOf(one)) : "");
  });
  const legend = series.map((one, row) => {
    const at = bottom + 60 + row * legendRow;
    const dash = one.kind === "validation" ? ' stroke-dasharray="6 4"' : "";
    const sample = `<line x1="${plot.left}" x2="${plot.left + 32}" y1="${at}" y2="${at}" stroke="${colourOf(one)}" stroke-width="2"${dash}/>`;
    const text = `${one.run} ${one.kind} loss ${describeSeries(one)}`;
    return `${sample}<text x="${plot.left + 44}" y="${at}" dy="4">${escaped(printableLine(text))}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...grid,
    `<path d="M${plot.left} ${plot.top}V${bottom}H${plot.left + plot.width}" fill="none" stroke="#333"/>`,
    `<text x="${plot.left + plot.width / 2}" y="${bottom + 40}" text-anchor="middle">step</text>`,
    `<text x="16" y="${plot.top + plot.height / 2}" transform="rotate(-90 16 ${plot.top + plot.height / 2})" text-anchor="middle">loss</text>`,
    ...lines,
    ...legend,
    "</svg>",
    "",
  ].join("\n");
}

type Scale = (value: number) => number;

function dotsOf({ points }: Series, x: Scale, y: Scale, colour: string): string {
  return points
    .map(([step, loss]) => `<circle cx="${x(step).toFixed(1)}" cy="${y(loss).toFixed(1)}" r="3" fill="${colour}"/>`)
    .join("");
}

/** Round numbers within a range, about six. */
function ticks([least, most]: readonly [number, number]): readonly number[] {
  const rough = (most - least) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, index) => (first + index) * step);
}

function tickText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(shortLoss(value)));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
