import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import { bounded } from "../rig/bounded";
import { commandCost, type CommandCost } from "../rig/command-cost";
import { stackSides, type StackSide } from "../rig/stack-sides";
import { withPostgres } from "../rig/with-postgres";

/** The whole takes an hour or more; a short look names fewer or smaller stacks. */
const sizes = (process.env["BENCH_SIZES"] ?? "200,500,2000").split(",").map(Number);
const changing = ["--yes", "--skip-preview"];

/** What is brought up, and how the engine keeps its state meanwhile. */
interface Setting {
  readonly name: string;
  readonly side: StackSide;
  /** Asked for each stack. */
  environment(): Readonly<Record<string, string>>;
}

/** One stack, brought up, once more, and refreshed. */
interface Costs {
  readonly size: number;
  readonly steps: ReadonlyMap<string, CommandCost>;
}

const steps = [
  { name: "up", args: ["up", ...changing] },
  { name: "up without a change", args: ["up", ...changing] },
  { name: "refresh", args: ["refresh", ...changing] },
] as const;

/** How the time grows with the number of jobs in one stack, and what of it is the engine's. */
export const growth: BenchCase = {
  letter: "j",
  title: `${sizes.join(", ")} jobs in one stack`,
  method:
    "Jobs of the plugin as in (a), each stack brought up once. States in files, and in PostgreSQL, a server of Debian's package on this " +
    "machine; the same number of empty resources; and jobs of which the engine saves the state once, when all is done " +
    "(`PULUMI_SKIP_CHECKPOINTS=true`), and not after every step. The figure is the processor time a resource outside of the engine's own " +
    "process, in the largest stack against the smallest: 1 where what is ours grows like the number of resources.",
  limits:
    "The engine encodes and writes the whole state before and after every step where it keeps states itself, in files as in PostgreSQL, so " +
    "that its own work grows with the square of the number of resources, whatever they are [pulumi engine 3.259.0, `backend/snapshot.go`]. " +
    "PostgreSQL compresses and logs each of them twice, as the state and as the one before it. " +
    "Who has thousands of jobs splits them over stacks; a run that writes the state once loses every step when it is killed, and " +
    "jobs are found again by their tokens only.",
  measure: (say) =>
    withPostgres(async (newBackendUrl) => {
      const settings: readonly Setting[] = [
        { name: "jobs, states in files", side: "plugin", environment: () => ({}) },
        {
          name: "jobs, states in PostgreSQL",
          side: "plugin",
          environment: () => ({ PULUMI_BACKEND_URL: newBackendUrl() }),
        },
        { name: "empty resources, states in files", side: "empty", environment: () => ({}) },
        {
          name: "jobs, saved once",
          side: "plugin",
          environment: () => ({ PULUMI_SKIP_CHECKPOINTS: "true" }),
        },
      ];
      const measured = new Map<Setting, Costs[]>(settings.map((setting) => [setting, []]));
      for (const size of sizes) {
        for (const [setting, costs] of measured) {
          const one = await costsOf(setting, size);
          costs.push(one);
          say(
            `${setting.name}: ${[...one.steps].map(([name, cost]) => `${name} ${costText(one.size, cost)}`).join("; ")}`,
          );
        }
      }
      return steps.flatMap(({ name }) => [...measured].map(([setting, costs]) => figureOf(setting, name, costs)));
    }),
};

async function costsOf({ side, environment }: Setting, size: number): Promise<Costs> {
  const stack = await stackSides[side](size, environment());
  try {
    const costs = new Map<string, CommandCost>();
    for (const { name, args } of steps) costs.set(name, await commandCost(stack.start(...args)));
    return { size, steps: costs };
  } finally {
    stack.remove();
  }
}

function figureOf({ name }: Setting, step: string, all: readonly Costs[]): Figure {
  const costs = all.flatMap(({ size, steps: taken }) => {
    const cost = taken.get(step);
    return cost === undefined ? [] : [{ size, cost }];
  });
  const each = costs.map(({ size, cost }) => (cost.cpuSeconds - cost.engineCpuSeconds) / size);
  const ratio = (each.at(-1) ?? NaN) / (each[0] ?? NaN);
  const figure = bounded({ name: `${step}: ${name}`, unit: " ×", digits: 2, atMost: 1.3 }, [ratio]);
  const texts = costs.map(({ size, cost }) => costText(size, cost));
  return { ...figure, measured: `${figure.measured}; ${texts.join("; ")}` };
}

function costText(size: number, { seconds, cpuSeconds, engineCpuSeconds, providerMiB }: CommandCost): string {
  const [engine, others] = [engineCpuSeconds, cpuSeconds - engineCpuSeconds].map((each) => each.toFixed(0));
  return `${size}: ${seconds.toFixed(0)} s (engine ${engine} s, the rest ${others} s, provider ${providerMiB.toFixed(0)} MiB)`;
}
