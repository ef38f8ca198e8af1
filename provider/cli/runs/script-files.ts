import { printableJson } from "../../base/printable";
import type { ExportedFiles } from "./trackers";
import type { RunRecord } from "./read-run";
import { trackedRun } from "./tracked-run";

/**
 * Runs as JSON, and a script that logs them through the tracker's own Python library: the files that Weights & Biases and SwanLab
 * keep runs in are documented nowhere, what their libraries take is. The scripts stay on this machine unless the variable that each
 * library reads says otherwise.
 */
export function scriptFiles(tracker: "wandb" | "swanlab", runs: readonly RunRecord[]): ExportedFiles {
  return { "runs.json": `${printableJson(runs.map(trackedRun))}\n`, [`import_${tracker}.py`]: scripts[tracker] };
}

const head = `import json
import os
import pathlib

runs = json.loads((pathlib.Path(__file__).parent / "runs.json").read_text("utf-8"))
`;

const body = `    steps = {}
    for name, values in run["metrics"].items():
        for value in values:
            steps.setdefault(value["step"], {})[name] = value["value"]
    for step in sorted(steps):
`;

const scripts = {
  wandb: `"""Logs the runs of runs.json to Weights & Biases: offline, unless WANDB_MODE=online."""
import wandb
${head}
for run in runs:
    tracked = wandb.init(
        project="pulumi-finetune",
        id=run["id"].replace("/", "-"),
        name=run["name"],
        config={**run["params"], "finetune_id": run["id"], "finetune_status": run["status"]},
        mode=os.environ.get("WANDB_MODE", "offline"),
    )
${body}        tracked.log(steps[step], step=step)
    tracked.finish(exit_code=1 if run["status"] == "failed" else 0)
`,
  swanlab: `"""Logs the runs of runs.json to SwanLab: into this folder, unless SWANLAB_MODE=online (cloud, of older libraries).

The local dashboard is a part of its own: pip install "swanlab[dashboard]"
"""
import swanlab
${head}
for run in runs:
    swanlab.init(
        project="pulumi-finetune",
        experiment_name=run["name"],
        config={**run["params"], "finetune_id": run["id"], "finetune_status": run["status"]},
        mode=os.environ.get("SWANLAB_MODE", "local"),
    )
${body}        swanlab.log(steps[step], step=step)
    swanlab.finish()
`,
} as const;
