import { printableLine } from "../../base/printable";
import { coloursFor } from "../colours";
import { cutToWidth } from "../display-width";
import { createStatusWriter, type StatusWriter } from "../status-writer";
import type { Series } from "./series";
import { terminalChart } from "./terminal-chart";

const usualSize = { columns: 80, rows: 24 };
const toOwnScreen = "\u001b[?1049h";
const fromOwnScreen = "\u001b[?1049l";
const homeAndClear = "\u001b[H\u001b[J";

/**
 * Writes a chart over the whole terminal with the status line below it, redrawn in place on a screen of its own; the last chart is
 * left standing. Off a terminal the status lines are as without a chart, and the chart follows at the end.
 */
export function createChartWriter(stream: NodeJS.WriteStream, series: () => readonly Series[]): StatusWriter {
  const draw = (rows: number, columns: number) =>
    series().length === 0 ? "" : terminalChart(series(), { columns, rows, colours: coloursFor(stream) });
  if (!stream.isTTY) {
    const lines = createStatusWriter(stream);
    return {
      write: (message) => lines.write(message),
      end: () => {
        lines.end();
        const chart = draw(usualSize.rows, usualSize.columns);
        if (chart !== "") stream.write(`${chart}\n`);
      },
    };
  }
  const size = () => ({ columns: (stream.columns || usualSize.columns) - 1, rows: stream.rows || usualSize.rows });
  let last: string | undefined;
  const redraw = () => {
    const { columns, rows } = size();
    const chart = draw(rows - 2, columns);
    const status = cutToWidth(printableLine(last ?? ""), columns);
    stream.write(`${homeAndClear}${chart === "" ? "" : `${chart}\n`}${status}`);
  };
  return {
    write: (message) => {
      if (last === undefined) {
        stream.write(toOwnScreen);
        stream.on("resize", redraw);
      }
      last = message;
      redraw();
    },
    end: () => {
      stream.off("resize", redraw);
      const { columns, rows } = size();
      const chart = draw(rows - 2, columns);
      if (last !== undefined) stream.write(fromOwnScreen);
      if (chart !== "") stream.write(`${chart}\n`);
      if (last !== undefined) stream.write(`${cutToWidth(printableLine(last), columns)}\n`);
      last = undefined;
    },
  };
}
