import { z } from "zod";
import { runPulumi } from "./run-pulumi";

const answer = z.record(z.string(), z.object({ value: z.string().optional(), secret: z.boolean().default(false) }));

/** A stack's configuration by full key. */
export interface StackConfiguration {
  readonly values: ReadonlyMap<string, string>;
  /** Keys whose values are stored as they are, for everyone to read. */
  readonly plainKeys: ReadonlySet<string>;
}

/** What there is without a stack. */
export const noConfiguration: StackConfiguration = { values: new Map(), plainKeys: new Set() };

/**
 * Reads a stack's configuration, secrets decrypted by the Pulumi CLI.
 * @throws FineTuneError `pulumi-failed`
 */
export async function stackConfiguration(stack: string): Promise<StackConfiguration> {
  const text = await runPulumi(["config", "--json", "--show-secrets", "--stack", stack]);
  const rows = Object.entries(answer.parse(JSON.parse(text)));
  return {
    values: new Map(rows.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]))),
    plainKeys: new Set(rows.flatMap(([key, { secret }]) => (secret ? [] : [key]))),
  };
}
