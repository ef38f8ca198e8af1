import { z } from "zod";
import { datasetFormats } from "../../contract/kinds/training-dataset";

const finding = z.object({
  rule: z.string(),
  severity: z.enum(["error", "warning"]),
  line: z.number().optional(),
  column: z.number().optional(),
  says: z.string(),
  source: z.string(),
});

const findings = z.object({
  errors: z.array(finding),
  warnings: z.array(finding),
  errorCount: z.number(),
  warningCount: z.number(),
});

const rows = z.object({
  rows: z.number(),
  tokens: z.number(),
  tokensAreExact: z.boolean(),
  lengths: z.array(z.tuple([z.number(), z.number()])),
  longest: z.object({ line: z.number(), tokens: z.number() }),
  findings,
  fits: z.array(z.object({ cloud: z.string(), format: z.enum(datasetFormats) })),
  foreign: z
    .object({ title: z.string(), has: z.array(z.string()), targets: z.array(z.enum(datasetFormats)) })
    .optional(),
  isNoRows: z.boolean(),
});

const digest = z.object({
  bytes: z.number(),
  sha256: z.string(),
  md5: z.string(),
  duplicates: z.number(),
  firstDuplicates: z.array(z.object({ line: z.number(), firstLine: z.number() })),
  duplicatesAreComplete: z.boolean(),
});

/** A result as it is kept: with its key, so that a file of another name says whose it is. */
export const keptScan = z.object({
  key: z.record(z.string(), z.union([z.string(), z.number()])),
  scan: z.object({ rows, digest: digest.optional(), set: findings.optional() }),
});
