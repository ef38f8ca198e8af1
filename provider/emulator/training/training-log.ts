import type { RunView } from "../contract";
import { chinaTime } from "../times";
import { lossAt, progressOf, timeOfStep } from "./run-progress";
import type { RunNow } from "./run-store";

/** A line and the simulated time at which it appears. */
interface LogLine {
  readonly at: number;
  readonly text: string;
}

/** Most loss lines of one log (our choice: a log stays readable however long the run is). */
const lossLineLimit = 50;

type LearningRate = Parameters<RunView["logLines"]>[0];

/** The training log so far, worded and ordered like the samples in Bailian's documentation. */
export function trainingLog(run: RunNow, now: number, rateAt: LearningRate): readonly string[] {
  const { start_at: start } = run;
  if (start === null || start > now) return run.end_at !== null && run.end_at <= now ? ending(run, run.end_at) : [];
  const { at } = progressOf(run, now);
  const work = [...preparation(run, start), ...training(run, now, rateAt), ...delivery(run, start)]
    .filter((line) => line.at <= at)
    .map((line) => line.text);
  return run.end_at !== null && run.end_at <= now ? [...work, ...ending(run, run.end_at)] : work;
}

function preparation(run: RunNow, start: number): LogLine[] {
  const processedAt = start + run.prepare_ms;
  if (run.stop_at !== null && run.outcome === "failed" && run.stop_at <= run.prepare_ms) {
    return [info(start, "data download succeeded, start to pre-processor")];
  }
  return [
    info(start + Math.floor(run.prepare_ms / 3), "data download succeeded, start to pre-processor"),
    info(processedAt, "data pre-process succeeded, start to fine-tune"),
    { at: processedAt, text: "Training start!" },
    { at: processedAt, text: `Estimated token: ${run.total_tokens}` },
  ];
}

function training(run: RunNow, now: number, rateAt: LearningRate): LogLine[] {
  const { step: reached } = progressOf(run, now);
  const every = Math.max(1, Math.ceil(run.total_steps / lossLineLimit));
  const losses: LogLine[] = [];
  for (let step = every; step <= reached; step += every) {
    losses.push({ at: timeOfStep(run, step), text: lossText(run, step, rateAt) });
  }
  const evaluations: LogLine[] = [];
  for (let step = run.steps_per_epoch; step <= reached; step += run.steps_per_epoch) {
    const { evaluationLoss, perplexity } = lossAt(run.curve_seed, step, run.total_steps);
    const text =
      `{'eval_loss': ${evaluationLoss}, 'eval_ppl': ${perplexity}, 'epoch': ${epochOf(run, step)}, ` +
      `'global_step/max_steps': '${step}/${run.total_steps}'}`;
    evaluations.push({ at: timeOfStep(run, step), text });
  }
  return [...losses, ...evaluations].sort((a, b) => a.at - b.at);
}

function lossText(run: RunNow, step: number, rateAt: LearningRate): string {
  const { trainingLoss } = lossAt(run.curve_seed, step, run.total_steps);
  const tokens = Math.floor((run.total_tokens * step) / run.total_steps);
  const rate = rateAt && `'learning_rate': ${pythonNumber(rateAt(step, run.total_steps))}, `;
  return (
    `{'loss': ${trainingLoss}, ${rate ?? ""}'global_step/max_steps': '${step}/${run.total_steps}', ` +
    `'consumed_train_samples': ${step * run.batch_size}, 'consumed_train_tokens': ${tokens}}`
  );
}

function delivery(run: RunNow, start: number): LogLine[] {
  const trainedAt = start + run.prepare_ms + run.train_ms;
  const { trainingLoss } = lossAt(run.curve_seed, run.total_steps, run.total_steps);
  const seconds = run.train_ms / 1000;
  const plain = [
    `{'train_runtime': ${seconds.toFixed(1)}, 'train_loss': ${trainingLoss}, 'epoch': ${epochOf(run, run.total_steps)}}`,
    ` Actual number of consumed tokens is ${run.total_tokens}!`,
    " Uploaded checkpoint!",
    " Fine-tune succeeded!",
    ` use checkpoint-${run.total_steps} as final checkpoint`,
  ].map((text) => ({ at: trainedAt, text }));
  const third = Math.floor(run.deliver_ms / 3);
  return [
    ...plain,
    info(trainedAt, "fine-tuned output got, start to transfer it for inference"),
    info(trainedAt + third, "transfer for inference succeeded, start to deliver it for inference"),
    info(trainedAt + 2 * third, "start to save checkpoint"),
  ];
}

/** What the last lines say; the wording for failed and cancelled runs is our choice. */
function ending(run: RunNow, end: number): string[] {
  const complete = info(end, "##FT_COMPLETE##").text;
  const usage = info(end, `training usage ${progressOf(run, end).trainedTokens}`).text;
  switch (run.outcome) {
    case "succeeded":
      return [info(end, "finetune-job succeeded").text, usage, complete];
    case "cancelled":
      return [info(end, "finetune-job canceled").text, usage, complete];
    case "failed":
      return [
        `${stamp(end)} - ERROR - ${run.failure_code ?? "InternalError"}: ${run.failure_message ?? "training failed"}`,
        info(end, "finetune-job failed").text,
        complete,
      ];
    case "stalled":
      return [];
  }
}

function info(at: number, text: string): LogLine {
  return { at, text: `${stamp(at)} - INFO - ${text}` };
}

function stamp(at: number): string {
  return `${chinaTime(at)},${String(at % 1000).padStart(3, "0")}`;
}

/** As Python writes it: `0.0`, `0.00012`, `1.6e-05`. */
function pythonNumber(value: number): string {
  if (value === 0) return "0.0";
  const short = Number(value.toPrecision(6));
  return short < 1e-4 ? short.toExponential().replace(/e-(\d)$/, "e-0$1") : String(short);
}

function epochOf(run: RunNow, step: number): string {
  return (step / run.steps_per_epoch).toFixed(1);
}
