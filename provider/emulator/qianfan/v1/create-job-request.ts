import { z } from "zod";
import { limitedText } from "../request-body";
import { parameterLimits } from "../parameter-limits";
import { trainConfigSchema } from "./check-train-config";
import { trainsetSchema } from "./trainset";
import { v1Id } from "./v1-id";

/** Seed 003. */
const TRAINSET_RATE = { min: 0, max: 50 };
/** The Python SDK's default for V2; the seed does not say whether `trainsetRate` may be left out: our choice. */
const DEFAULT_TRAINSET_RATE = 20;

const forBoth = {
  taskId: v1Id,
  description: limitedText(parameterLimits.jobDescription).default(""),
  trainConfig: trainConfigSchema,
  trainset: trainsetSchema,
  trainsetRate: z.number().min(TRAINSET_RATE.min).max(TRAINSET_RATE.max).default(DEFAULT_TRAINSET_RATE),
};

const bodySchema = z.discriminatedUnion("jobRunType", [
  z.object({
    ...forBoth,
    jobRunType: z.literal(0),
    baseTrainType: z.string(),
    trainType: z.string(),
    trainMode: z.literal("SFT"),
    peftType: z.enum(["ALL", "P-tuning", "LoRA"]),
  }),
  z.object({ ...forBoth, jobRunType: z.literal(1), increConfig: z.object({ taskId: v1Id, jobId: v1Id }) }),
]);

/** Seed 003 spells two members in its tables one way and in its samples the other. */
const respelled: Readonly<Record<string, string>> = { baseTraintype: "baseTrainType", pefttype: "peftType" };

/** Body of createJob, in one spelling. `jobRunType` 0 unless given (our choice: an older SDK leaves it out). */
export const createJobRequest = z
  .record(z.string(), z.unknown())
  .transform((body) => {
    const named: Record<string, unknown> = { jobRunType: 0, ...body };
    for (const [variant, name] of Object.entries(respelled)) named[name] ??= body[variant];
    return named;
  })
  .pipe(bodySchema);

/** A body of createJob that has been read. */
export type CreateJobRequest = z.infer<typeof createJobRequest>;
