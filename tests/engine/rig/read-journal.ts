import { z } from "zod";

const entrySchema = z.looseObject({
  kind: z.enum(["call", "effect", "transition"]),
  /** Of a call. */
  operation: z.string().optional(),
  status: z.number().optional(),
  /** Of an effect. */
  effect: z.string().optional(),
  subject: z.string().optional(),
});

/** One entry of the simulated clouds' journal: a call, what it changed, or what time changed. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** Reads the journal's lines. */
export function readJournal(lines: readonly string[]): JournalEntry[] {
  return lines.map((line) => entrySchema.parse(JSON.parse(line)));
}
