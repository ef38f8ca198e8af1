import { z } from "zod";
import { parameterLimits } from "../parameter-limits";

const { samplingRate, splitRatio } = parameterLimits;
const split = z.number().min(splitRatio.min).max(splitRatio.max);

/** `datasetConfig` of a task (1mo1a2ttv). */
export const datasetConfigSchema = z.discriminatedUnion("sourceType", [
  z.object({
    sourceType: z.literal("Platform"),
    versions: z
      .array(
        z.object({
          versionId: z.string().min(1),
          samplingRate: z.number().min(samplingRate.min).max(samplingRate.max).default(1),
        }),
      )
      .min(1),
    splitRatio: split,
  }),
  z.object({
    sourceType: z.literal("Bos"),
    // One slash behind the scheme, then bucket and path.
    versions: z.array(z.object({ versionBosUri: z.string().regex(/^bos:\/[^/]+\/./) })).min(1),
    splitRatio: split,
  }),
]);

/** A `datasetConfig` that has been read. */
export type DatasetConfig = z.infer<typeof datasetConfigSchema>;
