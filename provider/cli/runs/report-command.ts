import { basename } from "node:path";
import { announceSimulated, openCli } from "../cli-context";
import { interruption } from "../interruption";
import { jobArgument } from "../job-argument";
import { writeOutput } from "../output-file";
import { note, print, printJson } from "../print";
import { stackHoldings } from "../stack-holdings";
import { readRun } from "./read-run";
import { reportPage } from "./report-page";
import { seriesOf } from "./series";
import { svgChart } from "./svg-chart";

/** Options of `finetune report`. */
export interface ReportOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

/**
 * Writes a card of a run's model: on standard output, or into a file with a picture of its losses beside it.
 * @throws FineTuneError `bad-id`, `bad-output`, `not-found`, `pulumi-failed`
 */
export async function runReport(id: string, { output, force, stack, json }: ReportOptions): Promise<number> {
  const key = jobArgument(id);
  const cli = await openCli(stack);
  announceSimulated(cli);
  const held = stack === undefined ? [] : (await stackHoldings(stack)).resources;
  const run = await readRun(cli, key, held, interruption());
  if (json === true) printJson(run);
  const series = seriesOf([run]);
  if (output === undefined) {
    if (json !== true) print(reportPage(run, undefined).trimEnd());
    return 0;
  }
  const picture = series.length === 0 ? undefined : `${output.replace(/\.md$/, "")}.svg`;
  writeOutput(output, reportPage(run, picture && basename(picture)), { force });
  if (picture !== undefined) writeOutput(picture, svgChart(series), { force });
  note(`written to ${output}${picture === undefined ? "" : ` and ${picture}`}`);
  return 0;
}
