import { chartSvg } from "../../base/chart-svg";
import { describeSeries, shortLoss, type Series } from "./series";

/** Told apart also by those who see few colours, as Okabe and Ito chose them. */
const lineColours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/** On paper and in a pull request. */
const colours = { surface: "#fff", text: "#111", muted: "#333", rule: "#ddd" };

/** Losses over steps as a picture: a colour a run, dashes and dots for what is validated. */
export function svgChart(series: readonly Series[]): string {
  const runs = [...new Set(series.map(({ run }) => run))];
  return chartSvg({
    colours,
    xLabel: "step",
    yLabel: "loss",
    writeX: tickText,
    writeY: tickText,
    lines: series.map((one) => ({
      name: `${one.run} ${one.kind} loss ${describeSeries(one)}`,
      colour: lineColours[runs.indexOf(one.run) % lineColours.length] ?? "#000000",
      points: one.points,
      isDashed: one.kind === "validation",
      hasDots: one.kind === "validation",
    })),
  });
}

function tickText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(shortLoss(value)));
}
