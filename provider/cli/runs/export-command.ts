import { join } from "node:path";
import { curveTable } from "../../contract/curve-table";
import { formatResourceId } from "../../lifecycle/job/resource-id";
import { announceSimulated, openCli } from "../cli-context";
import { interruption } from "../interruption";
import { jobArgument } from "../job-argument";
import { writeOutput } from "../output-file";
import { note } from "../print";
import { mlflowFiles } from "./mlflow-files";
import { readRun, type RunRecord } from "./read-run";
import { scriptFiles } from "./script-files";
import type { ExportedFiles, Tracker } from "./trackers";

/** What each tracker takes, and what to do with it then. */
const trackers: Readonly<
  Record<Tracker, { files(runs: readonly RunRecord[]): ExportedFiles; next(folder: string): string }>
> = {
  csv: { files: (runs) => ({ "curves.csv": curveTable(runs) }), next: () => "" },
  mlflow: {
    files: mlflowFiles,
    // Since MLflow 3.13 it takes its file store only where that is asked for; older ones do not read the variable.
    next: (folder) =>
      `; \`MLFLOW_ALLOW_FILE_STORE=true mlflow ui --backend-store-uri ${join(folder, "mlruns")}\` shows it`,
  },
  swanlab: { files: (runs) => scriptFiles("swanlab", runs), next: (folder) => nextOf("swanlab", folder) },
  wandb: { files: (runs) => scriptFiles("wandb", runs), next: (folder) => nextOf("wandb", folder) },
};

/** Options of `finetune export`. */
export interface ExportOptions {
  readonly to: Tracker;
  readonly output?: string;
  readonly force?: boolean;
  readonly stack?: string;
}

/**
 * Writes runs as a tracker takes them into a folder; nothing is sent anywhere.
 * @throws FineTuneError `bad-id`, `bad-output`, `not-found`
 */
export async function runExport(ids: readonly string[], options: ExportOptions): Promise<number> {
  const { to, output = `finetune-${to}`, force, stack } = options;
  const keys = new Map(ids.map(jobArgument).map((key) => [formatResourceId(key), key]));
  const cli = await openCli(stack);
  announceSimulated(cli);
  const signal = interruption();
  const runs = [];
  for (const key of keys.values()) runs.push(await readRun(cli, key, [], signal));
  const { files, next } = trackers[to];
  for (const [name, content] of Object.entries(files(runs))) writeOutput(join(output, name), content, { force });
  note(`${runs.length === 1 ? "1 run" : `${runs.length} runs`} written to ${output}${next(output)}`);
  return 0;
}

function nextOf(tracker: string, folder: string): string {
  return `; \`python ${join(folder, `import_${tracker}.py`)}\` makes local runs of it, without an account`;
}
