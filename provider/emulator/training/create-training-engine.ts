import type { CloudName, RunRequest, RunView, SimulatedWorld, TrainingEngine } from "../contract";
import type { Journal } from "../journal";
import type { Store } from "../store/store";
import { decideRun } from "./run-fate";
import type { RunFate } from "../contract";
import type { RunSettling } from "./create-run-settling";
import { createRunQueue, endOf } from "./run-queue";
import { type RunNow, createRunStore } from "./run-store";
import { planTraining } from "./training-plan";
import { viewRun } from "./run-view";

/** How long a running run takes to stop when it is cancelled, in simulated milliseconds (our choice). */
const cancellingMs = 8_000;

/** The engine with what only the control interface may do. */
export interface ControlledTrainingEngine extends TrainingEngine {
  /** Decides anew how a run that has not ended will end; undefined when there is no such run. */
  decide(id: string, fate: RunFate): RunView | undefined;
  /** Where a run trains; undefined when there is no such run. */
  cloudOf(id: string): CloudName | undefined;
}

/** Engine over the table `run`. It never waits and has no timers: states follow from planned times and the clock. */
export function createTrainingEngine(parts: {
  readonly store: Store;
  readonly world: SimulatedWorld;
  readonly journal: Journal;
  readonly settling: RunSettling;
  readonly instant: boolean;
}): ControlledTrainingEngine {
  const { store, world, journal, settling } = parts;
  const queue = createRunQueue(store);
  const runs = createRunStore(store);
  const load = (id: string) => runs.get(id, world.now());
  const view = (id: string) => {
    const run = load(id);
    return run === undefined ? undefined : viewRun(run, world.now());
  };

  /** Writes what changed about a run and plans those behind it. What has happened until now is settled before. */
  function change(run: RunNow, changes: Partial<RunNow>): void {
    settling.settle();
    runs.update({ ...run, ...changes });
    queue.replan(run.account, world.now());
  }

  return {
    submit: (id, request) => {
      const now = world.now();
      const plan = planTraining(request, parts.instant);
      const fate = request.fate ?? naturalFate(request);
      const failure = fate.kind === "fail" ? fate : undefined;
      const run = {
        prepare_ms: plan.prepareMs,
        train_ms: plan.trainMs,
        deliver_ms: plan.deliverMs,
        outcome: outcomeOf(fate),
        stop_at:
          failure !== undefined
            ? (failure.afterMs ?? plan.prepareMs)
            : fate.kind === "stall"
              ? (fate.afterMs ?? 0)
              : null,
      };
      const queuedAt = now + plan.pendingMs;
      const start = queue.nextStart(request.account, queuedAt, now) ?? null;
      runs.insert({
        ...run,
        id,
        cloud: request.cloud,
        account: request.account,
        curve_seed: world.randomText(16, "0123456789abcdef"),
        total_steps: plan.totalSteps,
        steps_per_epoch: plan.stepsPerEpoch,
        batch_size: Math.max(1, Math.round(request.batchSize)),
        total_tokens: plan.totalTokens,
        max_checkpoints: Math.max(1, Math.round(request.maxCheckpoints)),
        is_text_model: request.isTextModel ? 1 : 0,
        created_at: now,
        queued_at: queuedAt,
        start_at: start,
        end_at: start === null ? null : endOf(run, start),
        failure_code: failure?.code ?? null,
        failure_message: failure?.message ?? null,
      });
      journal.effect({ cloud: request.cloud, effect: "run.submitted", subject: id, detail: { ...request.belongsTo } });
      const submitted = load(id);
      if (submitted === undefined) throw new Error(`run ${id} was not stored`);
      // A run that ends at the first look has not been looked at yet.
      return viewRun({ ...submitted, status: "pending", start_at: null, end_at: null }, now);
    },
    get: view,
    getAll: (ids) => new Map(runs.getAll(ids, world.now()).map((run) => [run.id, viewRun(run, world.now())])),
    cancel: (id) => {
      const run = load(id);
      if (run === undefined) return undefined;
      const now = world.now();
      if (run.status === "running") {
        change(run, {
          cancel_at: now,
          end_at: now + cancellingMs,
          outcome: "cancelled",
        });
      } else if (run.status === "pending" || run.status === "queued") {
        change(run, {
          cancel_at: now,
          start_at: null,
          end_at: now,
          outcome: "cancelled",
        });
      } else {
        return viewRun(run, now);
      }
      journal.effect({ cloud: run.cloud, effect: "run.cancelled", subject: id, detail: { from: run.status } });
      settling.settle();
      return view(id);
    },
    remove: (id) => {
      const run = load(id);
      if (run === undefined) return;
      settling.settle();
      runs.remove(id);
      queue.replan(run.account, world.now());
      journal.effect({ cloud: run.cloud, effect: "run.removed", subject: id, detail: { from: run.status } });
    },
    count: (account, statuses) => runs.count(account, statuses, world.now()),
    cloudOf: (id) => load(id)?.cloud,
    decide: (id, fate) => {
      const run = load(id);
      if (run === undefined) return undefined;
      const now = world.now();
      // What has ended or is being cancelled is decided already.
      if (run.cancel_at !== null || (run.end_at !== null && run.end_at <= now)) return viewRun(run, now);
      change(run, decideRun(run, fate, now));
      journal.effect({ cloud: run.cloud, effect: "run.decided", subject: id, detail: { fate: fate.kind } });
      settling.settle();
      return view(id);
    },
  };
}

/** Data that cannot be trained on is found while the run prepares, not when it is submitted (Bailian, our choice for both). */
function naturalFate(request: RunRequest): RunFate {
  if (request.dataProblem === undefined) return { kind: "succeed" };
  return {
    kind: "fail",
    code: "InvalidTrainingData",
    message: request.dataProblem,
  };
}

function outcomeOf(fate: RunFate): RunNow["outcome"] {
  if (fate.kind === "fail") return "failed";
  return fate.kind === "stall" ? "stalled" : "succeeded";
}
