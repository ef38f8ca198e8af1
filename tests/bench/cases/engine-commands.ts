import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import type { TestStack } from "../../engine/rig/create-stack";
import { bounded } from "../rig/bounded";
import { commandCost, type CommandCost } from "../rig/command-cost";
import { paired } from "../rig/paired";
import { median } from "../rig/samples";
import { stackSides, type StackSide } from "../rig/stack-sides";

const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
const resources = 200;
const changing = ["--yes", "--skip-preview"];

/** What a user types, in the order in which it is measured, and how much slower than nothing each front end may be. */
const steps = [
  { name: "preview", args: ["preview"], atMost: { dynamic: 1, plugin: 0.8 } },
  { name: "up", args: ["up", ...changing], atMost: { dynamic: 1, plugin: 0.8 } },
  { name: "up without a change", args: ["up", ...changing], atMost: { dynamic: 1, plugin: 0.8 } },
  { name: "refresh", args: ["refresh", ...changing], atMost: { dynamic: 1.5, plugin: 0.8 } },
  { name: "destroy", args: ["destroy", ...changing], atMost: { dynamic: 1.5, plugin: 0.8 } },
] as const;

const sides = Object.keys(stackSides) as StackSide[];
const frontEnds = ["dynamic", "plugin"] as const;

/** The real engine with our jobs, by each front end, against resources that do nothing. */
export const engineCommands: BenchCase = {
  letter: "a",
  title: `${resources} jobs against ${resources} empty resources on the real engine`,
  method:
    "By each front end. Half of the jobs are on each cloud, on embedded clouds whose training ends at the first look; the Qianfan half is published, too. " +
    "The empty resources are of a class that extends `pulumi.dynamic.Resource`, with a provider that only answers an ID. " +
    `${rounds} ${rounds === 1 ? "round" : "rounds"} of new stacks, each command in turns. Seconds grow with whatever else the machine does, processor time of all ` +
    "processes of a command hardly does: it stands beside them.",
  limits:
    "By profiles of the three processes. The engine encodes the whole state as JSON after each step (two thirds of its time in `up`): " +
    "our entries have fewer bytes than the empty ones, which hold their provider's text twice, but several times as many values, and the " +
    "encoder pays for each value. The provider makes three simulated calls for a Bailian job and seven for a published Qianfan job, each " +
    "with its own transactions, and shows three to five lines, where the empty one does nothing at all. The program is cheaper than the " +
    "empty one's, which serializes a closure for each resource. A refresh of resources that cannot be read is hardly more than the start " +
    "of two processes; ours loads clients and clouds (0.35 s of the 2.3 s that the provider lives), describes each job (0.36 s), is asked " +
    "for a diff of each (0.2 s), and carries outputs of two to three kilobytes through the protocol four times (0.5 s); the rest is the SDK's. " +
    "Of the plugin's `up` the engine has 11.7 s of processor time against 6.9 s of the empty one, for the values of its entries and its " +
    "lines; of the 9.5 s of the plugin's own process SQLite has 14 % and HTTP 9 %, both of the simulated clouds, which on a real account " +
    "run elsewhere, and the twenty tokens by which a new job is looked for 6 % before they shared what they are made of. " +
    "Tried and kept: a simulated cloud is loaded with its first call, one token a diff instead of twenty, no call stacks of the SDK's promises (half of the program's time), one shared listing, rows read as lists. Tried and " +
    "dropped: no log lines (one second of seven in the provider, but a silent job). Not done: the arguments as one text in the outputs " +
    "(fewer values, but the engine could not mark secrets in them).",
  measure: async (say) => {
    const costs = new Map<string, CommandCost[]>();
    const costsOf = (side: StackSide, step: string): CommandCost[] => {
      const kept = costs.get(`${side} ${step}`) ?? [];
      costs.set(`${side} ${step}`, kept);
      return kept;
    };
    for (let round = 0; round < rounds; round += 1) {
      const turns = round % 2 === 0 ? sides : [...sides].reverse();
      const stacks = new Map<StackSide, TestStack>();
      try {
        for (const side of turns) stacks.set(side, await stackSides[side](resources));
        for (const { name, args } of steps) {
          say(`round ${round + 1} of ${rounds}: ${name}`);
          for (const [side, stack] of stacks) costsOf(side, name).push(await commandCost(stack.start(...args)));
        }
      } finally {
        for (const stack of stacks.values()) stack.remove();
      }
    }
    return frontEnds.flatMap((front) => [
      ...steps.map(({ name, atMost }): Figure => {
        const [ours, empty] = [costsOf(front, name), costsOf("empty", name)];
        return againstEmpty({ name: `${front}: ${name}`, atMost: atMost[front] }, ours, empty);
      }),
      // Node takes what the machine has before it collects, so this is what a run of that size may need, and no leak.
      bounded(
        { name: `${front}: memory of the provider at its peak in up`, unit: " MiB", digits: 0, atMost: 250 },
        costsOf(front, "up").map(({ providerMiB }) => providerMiB),
      ),
    ]);
  },
};

function againstEmpty(
  { name, atMost }: { readonly name: string; readonly atMost: number },
  ours: readonly CommandCost[],
  empty: readonly CommandCost[],
): Figure {
  const of = (costs: readonly CommandCost[], what: "seconds" | "cpuSeconds") => costs.map((cost) => cost[what]);
  const figure = bounded({ name, unit: " ×", digits: 2, atMost }, paired(of(ours, "seconds"), of(empty, "seconds")));
  const middle = (what: "seconds" | "cpuSeconds") =>
    [ours, empty].map((costs) => `${median(of(costs, what)).toFixed(1)} s`).join(" against ");
  return { ...figure, measured: `${figure.measured}; ${middle("seconds")}, processor ${middle("cpuSeconds")}` };
}
