import { present } from "../../base/present";
import type { Curve } from "../../contract/curve";
import type { FineTuningTask } from "./schemas";

/** The curve of a run: no call gives more of it than its checkpoints (seed [001]); the rest is drawn on the console only. */
export function curveOf({ checkpoints }: Pick<FineTuningTask, "checkpoints">): Curve {
  const points = checkpoints.map(({ step, perplexity, trainingLoss: loss }) => ({
    step,
    ...present({ loss, perplexity }),
  }));
  return { points: points.sort((one, other) => one.step - other.step) };
}
