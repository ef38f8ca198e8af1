import { z } from "zod";
import { runPulumi } from "./run-pulumi";

const answer = z.record(z.string(), z.object({ value: z.string().optional() }));

/** A stack's configuration by full key, secrets decrypted by the Pulumi CLI. */
export async function stackConfiguration(stack: string): Promise<Map<string, string>> {
  const text = await runPulumi(["config", "--json", "--show-secrets", "--stack", stack]);
  const values = Object.entries(answer.parse(JSON.parse(text)));
  return new Map(values.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const])));
}
