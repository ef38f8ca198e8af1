import type { Emulator } from "../../../provider/emulator";

/** One line of the journal. */
export interface JournalEntry {
  readonly seq: number;
  readonly kind: "call" | "effect" | "transition";
  readonly simulatedAt: string;
  readonly subject?: string;
  readonly operation?: string;
  readonly status?: number;
  readonly lost?: boolean;
  readonly errorCode?: string;
  readonly faults?: readonly { readonly rule: number; readonly action: string }[];
  readonly effect?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The journal of simulated clouds, parsed. */
export function journalEntries(emulator: Emulator): JournalEntry[] {
  // Written by the simulated clouds; what is in it is what the tests look at.
  return emulator.journal().map((line) => JSON.parse(line) as JournalEntry);
}
