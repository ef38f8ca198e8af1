import { FineTuneError } from "../../base/fine-tune-error";
import type { Checkpoint } from "../../contract/observation";

/** The checkpoint to publish, and why it is that one. */
export interface ChosenCheckpoint {
  /** Absent where the cloud lists none and publishes the last one all the same. */
  readonly checkpoint?: Checkpoint;
  readonly reason: string;
}

const measures = [
  ["loss", "validation loss"],
  ["perplexity", "perplexity"],
] as const;

/**
 * Chooses among the checkpoints of a finished job. `best` is the one with the lowest validation loss, or perplexity where the
 * cloud reports no loss; of equal ones the earliest, which has seen the data less often. `last` needs no list: Qianfan lists no
 * checkpoints of short and LoRA runs, and Bailian's expire, but the trained model can be published and served.
 * @throws FineTuneError `no-checkpoint` where there is none of that step, or none that can be compared.
 */
export function chooseCheckpoint(
  wanted: "last" | "best" | number,
  checkpoints: readonly Checkpoint[],
  job: string,
): ChosenCheckpoint {
  const sorted = [...checkpoints].sort((a, b) => a.step - b.step);
  const last = sorted.at(-1);
  if (wanted === "last") {
    if (last === undefined) return { reason: "the last is asked for, and the cloud lists none to choose among" };
    const place = sorted.length === 1 ? "the only checkpoint" : `the last of ${sorted.length}`;
    return { checkpoint: last, reason: `step ${last.step} is ${place}` };
  }
  if (last === undefined) throw none(job, "the cloud lists none", 'Set `checkpoint: "last"`: that needs no list.');
  if (wanted === "best") return best(sorted, job);
  const found = sorted.find(({ step }) => step === wanted);
  if (found !== undefined) return { checkpoint: found, reason: `step ${wanted} is asked for` };
  const steps = sorted.map(({ step }) => step).join(", ");
  throw none(job, `there is none of step ${wanted}`, `Set \`checkpoint\` to one of ${steps}, "last" or "best".`);
}

function best(sorted: readonly Checkpoint[], job: string): ChosenCheckpoint {
  for (const [measure, words] of measures) {
    const measured = sorted.flatMap((checkpoint) => {
      const value = checkpoint[measure];
      return value === undefined ? [] : [{ checkpoint, value }];
    });
    const [first, ...others] = measured;
    if (first === undefined) continue;
    const lowest = others.reduce((low, next) => (next.value < low.value ? next : low), first);
    const among = measured.map(({ checkpoint, value }) => `${checkpoint.step}: ${value}`).join(", ");
    return {
      checkpoint: lowest.checkpoint,
      reason: `step ${lowest.checkpoint.step} has the lowest ${words} (${among})`,
    };
  }
  throw none(
    job,
    "the cloud reports neither validation loss nor perplexity of any",
    'Set `checkpoint: "last"` or a step.',
  );
}

function none(job: string, why: string, nextStep: string): FineTuneError {
  return new FineTuneError(`no checkpoint of ${job} can be chosen: ${why}`, { code: "no-checkpoint", nextStep });
}
