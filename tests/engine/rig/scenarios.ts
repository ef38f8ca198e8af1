import assert from "node:assert/strict";
import { bailian, bailianWithEpochs, qianfan } from "./job-program";
import { startClouds } from "./start-clouds";
import type { Outcome, OpenWay } from "./ways";

/** What is asked for in turn, and what has to come of it. */
interface Step {
  readonly args: Readonly<Record<string, unknown>>;
  readonly did: Outcome["did"];
  /** Trainings that were paid for so far. */
  readonly runs: number;
  readonly refused?: readonly string[];
}

const otherQianfan = { ...qianfan, hyperParameters: { ...qianfan.hyperParameters, epoch: 2 } };

/** One program after the other, by cloud. */
export const scenarios = {
  bailian: [
    { args: { bailian: bailianWithEpochs(0) }, did: "refused", runs: 0, refused: ["bailian.hyperParameters.n_epochs"] },
    { args: { bailian, speed: 2 }, did: "refused", runs: 0, refused: ["speed"] },
    { args: { bailian }, did: "created", runs: 1 },
    { args: { bailian }, did: "unchanged", runs: 1 },
    { args: { bailian, onDelete: "retain" }, did: "updated", runs: 1 },
    { args: { bailian: bailianWithEpochs(2) }, did: "replaced", runs: 2 },
    { args: { bailian: bailianWithEpochs(2), triggers: "anew" }, did: "replaced", runs: 3 },
  ],
  qianfan: [
    { args: { qianfan: { ...qianfan, trainMode: "" } }, did: "refused", runs: 0, refused: ["qianfan.trainMode"] },
    { args: { qianfan }, did: "created", runs: 1 },
    { args: { qianfan: otherQianfan }, did: "replaced", runs: 2 },
    { args: { qianfan: { ...otherQianfan, publish: { description: "for shops" } } }, did: "updated", runs: 2 },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** What an output is like; its value differs with the cloud's names for things. */
const shapeOf = (outputs: Outcome["outputs"] = {}): readonly string[] =>
  Object.entries(outputs)
    .filter(([name]) => !name.startsWith("__"))
    .map(([name, value]) => `${name}: ${name === "status" ? String(value) : typeof value}`)
    .sort();

/** What each step told, by scenario: the first way that gets there says it for the others. */
const told = new Map<string, readonly string[]>();

/** Goes through a scenario in one way, on clouds of its own. */
export async function follow(cloud: keyof typeof scenarios, open: OpenWay): Promise<void> {
  const steps: readonly Step[] = scenarios[cloud];
  const clouds = await startClouds();
  const way = await open(clouds);
  try {
    for (const [index, { args, did, runs, refused = [] }] of steps.entries()) {
      const outcome = await way.up(args);
      assert.deepEqual([outcome.did, outcome.refused ?? []], [did, refused], `step ${index}`);
      assert.equal(clouds.runs().length, runs, `trainings after step ${index}`);
      const key = `${cloud} ${index}`;
      const shape = shapeOf(outcome.outputs);
      assert.deepEqual(shape, told.get(key) ?? shape, `outputs of step ${index}`);
      told.set(key, shape);
    }
    await way.destroy();
    assert.equal(clouds.runs().length, steps.at(-1)?.runs);
  } finally {
    await way.close();
    await clouds.close();
  }
}
