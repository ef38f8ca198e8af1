import type { BenchCase } from "../bench-case";
import type { Figure } from "../figure";
import { createStack, type TestStack } from "../../engine/rig/create-stack";
import { bounded } from "../rig/bounded";
import { embeddedEnvironment } from "../rig/embedded-environment";
import { paired } from "../rig/paired";
import { emptyProgram, jobsProgram } from "../rig/programs";
import { median } from "../rig/samples";
import { timedRun } from "../rig/timed-run";

const rounds = 3;
const resources = 200;

/** What a user types, in the order in which it is measured, and how much slower than nothing it may be. */
const steps = [
  { name: "up", atMost: 1, run: (stack: TestStack) => stack.up() },
  { name: "up without a change", atMost: 1, run: (stack: TestStack) => stack.up() },
  { name: "refresh", atMost: 1.5, run: (stack: TestStack) => stack.refresh() },
  { name: "destroy", atMost: 1.5, run: (stack: TestStack) => stack.destroy() },
] as const;

/** The real engine with our jobs against resources that do nothing. */
export const engineCommands: BenchCase = {
  letter: "a",
  title: `${resources} jobs against ${resources} empty resources on the real engine`,
  method:
    `Half of the jobs are on each cloud, on embedded clouds whose training ends at the first look; the Qianfan half is published, too. ` +
    "The empty resources are of a class that extends `pulumi.dynamic.Resource`, with a provider that only answers an ID. " +
    `${rounds} rounds of new stacks, each command in turns.`,
  limits:
    "By profiles of the three processes. The engine encodes the whole state as JSON after each step (two thirds of its time in `up`): " +
    "our entries have fewer bytes than the empty ones, which hold their provider's text twice, but several times as many values, and the " +
    "encoder pays for each value. The provider makes three simulated calls for a Bailian job and seven for a published Qianfan job, each " +
    "with its own transactions, and shows three to five lines, where the empty one does nothing at all. The program is cheaper than the " +
    "empty one's, which serializes a closure for each resource. A refresh of resources that cannot be read is hardly more than the start " +
    "of two processes; ours loads clients and clouds (0.35 s of the 2.3 s that the provider lives), describes each job (0.36 s), is asked " +
    "for a diff of each (0.2 s), and carries outputs of two to three kilobytes through the protocol four times (0.5 s); the rest is the SDK's. " +
    "Tried and kept: a simulated cloud is loaded with its first call, one token a diff instead of twenty, no call stacks of the SDK's promises (half of the program's time), one shared listing, rows read as lists. Tried and " +
    "dropped: no log lines (one second of seven in the provider, but a silent job). Not done: the arguments as one text in the outputs " +
    "(fewer values, but the engine could not mark secrets in them).",
  measure: async (say) => {
    const seconds = steps.map(() => ({ ours: [] as number[], empty: [] as number[] }));
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      const stacks = {
        ours: await createStack(jobsProgram(resources), { environment: embeddedEnvironment }),
        empty: await createStack(emptyProgram(resources)),
      };
      const turns = round % 2 === 0 ? (["ours", "empty"] as const) : (["empty", "ours"] as const);
      try {
        for (const [index, { run }] of steps.entries()) {
          for (const side of turns) seconds[index]?.[side].push(await timedRun(() => run(stacks[side])));
        }
      } finally {
        stacks.ours.remove();
        stacks.empty.remove();
      }
    }
    return steps.map(({ name, atMost }, index): Figure => {
      const { ours = [], empty = [] } = seconds[index] ?? {};
      const figure = bounded({ name, unit: " ×", digits: 2, atMost }, paired(ours, empty));
      return {
        ...figure,
        measured: `${figure.measured}; ${median(ours).toFixed(1)} s against ${median(empty).toFixed(1)} s`,
      };
    });
  },
};
