import { createHash } from "node:crypto";
import type { ExportedFiles } from "./trackers";
import type { RunRecord } from "./read-run";
import { trackedRun, type TrackedRun } from "./tracked-run";

const experiment = { id: "1", name: "pulumi-finetune" };

/** MLflow's words for the status of a run, as its file store numbers them. */
const statuses: Readonly<Record<TrackedRun["status"], number>> = {
  running: 1,
  cancelling: 1,
  queued: 2,
  succeeded: 3,
  failed: 4,
  cancelled: 5,
};

/** Runs as folders of MLflow's file store: a YAML file of facts, a file a parameter, a file a metric with a line a value. */
export function mlflowFiles(runs: readonly RunRecord[]): ExportedFiles {
  const tracked = runs.map(trackedRun);
  const from = Math.min(...tracked.map(({ startMs }) => startMs));
  const meta = yaml({
    artifact_location: "",
    creation_time: from,
    experiment_id: experiment.id,
    last_update_time: from,
    lifecycle_stage: "active",
    name: experiment.name,
  });
  return Object.fromEntries([
    [`mlruns/${experiment.id}/meta.yaml`, meta],
    ...tracked.flatMap((run) => Object.entries(filesOf(run))),
  ]);
}

function filesOf(run: TrackedRun): ExportedFiles {
  const runId = createHash("sha256").update(run.id).digest("hex").slice(0, 32);
  const folder = `mlruns/${experiment.id}/${runId}`;
  const meta = yaml({
    artifact_uri: "",
    end_time: run.endMs ?? null,
    entry_point_name: "",
    experiment_id: experiment.id,
    lifecycle_stage: "active",
    run_id: runId,
    run_name: run.name,
    run_uuid: runId,
    source_name: "",
    source_type: 4,
    source_version: "",
    start_time: run.startMs,
    status: statuses[run.status],
    tags: [],
    user_id: "",
  });
  const params = Object.entries(run.params).map(([name, value]) => [`${folder}/params/${fileName(name)}`, value]);
  const metrics = Object.entries(run.metrics).map(([name, values]) => [
    `${folder}/metrics/${name.split("/").map(fileName).join("/")}`,
    values.map(({ timeMs, value, step }) => `${timeMs} ${value} ${step}\n`).join(""),
  ]);
  const tags = { "mlflow.runName": run.name, "finetune.id": run.id };
  return Object.fromEntries([
    [`${folder}/meta.yaml`, meta],
    [`${folder}/artifacts/.keep`, ""],
    ...params,
    ...metrics,
    ...Object.entries(tags).map(([name, value]) => [`${folder}/tags/${name}`, value]),
  ]) as ExportedFiles;
}

/** JSON is YAML: a value a line. */
function yaml(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join("");
}

/** Names that MLflow takes, and no way out of the folder. */
function fileName(name: string): string {
  return name.replace(/[^\w .-]/g, "_").replace(/^\.+/, "_");
}
