import { z } from "zod";

const entrySchema = z.looseObject({
  kind: z.enum(["call", "effect", "transition"]),
  /** Grows in the order in which entries were written. */
  seq: z.number(),
  cloud: z.string().optional(),
  /** Of a call. */
  operation: z.string().optional(),
  status: z.number().optional(),
  /** Of an effect. */
  effect: z.string().optional(),
  subject: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
  /** Of a transition. */
  to: z.string().optional(),
});

/** One entry of the simulated clouds' journal: a call, what it changed, or what time changed. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** Reads the journal's lines. */
export function readJournal(lines: readonly string[]): JournalEntry[] {
  return lines.map((line) => entrySchema.parse(JSON.parse(line)));
}
