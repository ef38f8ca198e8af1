import { z } from "zod";
import { defaultPageSize, parameterLimits } from "./parameter-limits";

const { min, max } = parameterLimits.pageSize;

/** The members by which every list is paged (seed 002). */
export const pageRequest = {
  marker: z.string().default(""),
  maxKeys: z
    .int()
    .min(min)
    .default(defaultPageSize)
    .transform((maxKeys) => Math.min(maxKeys, max)),
  pageReverse: z.boolean().default(false),
};
