import { extname } from "node:path";
import { FineTuneError } from "../../base/fine-tune-error";
import { listWords } from "../../base/list-words";
import { curveTable } from "../../contract/curve-table";
import { formatResourceId } from "../../lifecycle/job/resource-id";
import { announceSimulated, openCli } from "../cli-context";
import { coloursFor } from "../colours";
import { interruption } from "../interruption";
import { jobArgument } from "../job-argument";
import { writeOutput } from "../output-file";
import { note, printJson } from "../print";
import { readCurve } from "./read-curve";
import { seriesOf, type RunCurve } from "./series";
import { svgChart } from "./svg-chart";
import { terminalChart } from "./terminal-chart";

/** Options of `finetune curve`. */
export interface CurveOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

/** Where nothing tells the size of a terminal. */
const usualSize = { columns: 80, rows: 24 };

/** What a file holds, by its ending. */
const writers: Readonly<Record<string, (runs: readonly RunCurve[]) => string | Uint8Array>> = {
  ".svg": (runs) => svgChart(seriesOf(runs)),
  ".png": (runs) => pngOf(svgChart(seriesOf(runs))),
  ".csv": curveTable,
};

/**
 * Draws the losses of jobs over their steps, on the terminal or into a file. Exit code 1 where none of them has any.
 * @throws FineTuneError `bad-id`, `bad-output`, `not-found`, `missing-package`
 */
export async function runCurve(ids: readonly string[], options: CurveOptions): Promise<number> {
  const { output, force, stack, json } = options;
  const keys = new Map(ids.map(jobArgument).map((key) => [formatResourceId(key), key]));
  const write = output === undefined ? undefined : writerFor(output);
  const cli = await openCli(stack);
  announceSimulated(cli);
  const signal = interruption();
  const runs = await Promise.all([...keys.values()].map((key) => readCurve(cli.sessions.open(key.cloud), key, signal)));
  const told = runs.filter((run) => seriesOf([run]).length > 0);
  for (const { id } of runs.filter((run) => !told.includes(run))) note(`${id} has no losses that its cloud tells yet`);
  if (json === true) printJson(runs.map(({ id, curve: { points, totalSteps } }) => ({ id, totalSteps, points })));
  if (told.length === 0) return 1;
  if (output !== undefined && write !== undefined) {
    writeOutput(output, write(told), { force });
    note(`written to ${output}`);
  } else if (json !== true) drawOn(process.stdout, told);
  return 0;
}

/** The dots and colours are ours, and what is not is printable. */
function drawOn(stream: NodeJS.WriteStream, runs: readonly RunCurve[]): void {
  const columns = stream.columns || usualSize.columns;
  // A prompt follows.
  const rows = (stream.rows || usualSize.rows) - 1;
  stream.write(`${terminalChart(seriesOf(runs), { columns: columns - 1, rows, colours: coloursFor(stream) })}\n`);
}

function writerFor(output: string): (runs: readonly RunCurve[]) => string | Uint8Array {
  const ending = extname(output).toLowerCase();
  const write = Object.entries(writers).find(([known]) => known === ending)?.[1];
  if (write === undefined) {
    throw new FineTuneError(`${output} has no ending that says what to write`, {
      code: "bad-output",
      nextStep: `Give a name that ends in ${listWords(Object.keys(writers), "or")}.`,
    });
  }
  if (ending === ".png") loadResvg();
  return write;
}

function pngOf(svg: string): Uint8Array {
  const { Resvg } = loadResvg();
  return new Resvg(svg, { fitTo: { mode: "zoom", value: 2 } }).render().asPng();
}

/** Not a dependency: four megabytes for what few ask for. */
function loadResvg(): typeof import("@resvg/resvg-js") {
  try {
    return require("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
  } catch (cause) {
    throw new FineTuneError("a PNG needs the package @resvg/resvg-js, which is not there", {
      ...{ code: "missing-package", cause },
      nextStep: "Install it beside this one, `npm install --save-dev @resvg/resvg-js`, or write an .svg.",
    });
  }
}
