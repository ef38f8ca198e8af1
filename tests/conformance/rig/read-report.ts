import { z } from "zod";
import type { CommandEnd } from "./run-command";

/** How one check ended. */
export type Outcome = { readonly isOk: true } | { readonly isOk: false; readonly problem: string };

/** What a client's program reported. */
export interface Report {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly output: string;
}

const line = z.object({ check: z.string(), problem: z.string().optional() });
const MARK = "CHECK ";

/** Reads the lines that begin with `CHECK`; whatever the client itself prints stands between them. */
export function readReport({ stdout, output }: CommandEnd): Report {
  const outcomes = new Map<string, Outcome>();
  for (const text of stdout.split("\n").filter((each) => each.startsWith(MARK))) {
    const { check, problem } = line.parse(JSON.parse(text.slice(MARK.length)));
    outcomes.set(check, problem === undefined ? { isOk: true } : { isOk: false, problem });
  }
  return { outcomes, output };
}
