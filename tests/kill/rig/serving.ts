import assert from "node:assert/strict";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { endedWith } from "../../engine/rig/ended-with";
import { qianfan } from "../../engine/rig/job-program";
import type { Clouds } from "../../engine/rig/start-clouds";
import { withScene, type Scene } from "../../engine/rig/with-scene";
import { openGate, type Side } from "./gate";
import { killAt, type CallAt } from "./kill-at";
import type { KillerName } from "./killers";

/** One moment in the life of what serves a model, at which something is killed. */
export interface ServingBoundary {
  readonly at: Partial<Record<ShippedCloudName, CallAt>>;
  /** The command that is hit: the first up, an up with more replicas, or a destroy. */
  readonly command: "up" | "scale" | "destroy";
}

const create = { bailian: "POST /deployments", qianfan: "CreateService" } as const;
const scale = { bailian: "PUT /deployments/{deployment}/scale", qianfan: "ScaleService" } as const;
const takeOff = { bailian: "DELETE /deployments/{deployment}", qianfan: "DeactivateService" } as const;

const both = (operations: Readonly<Record<ShippedCloudName, string>>, side: Side): ServingBoundary["at"] => ({
  bailian: { operation: operations.bailian, side },
  qianfan: { operation: operations.qianfan, side },
});
const release = (side: Side): ServingBoundary["at"] => ({ qianfan: { operation: "ReleaseComputeUnit", side } });

/** Every boundary at which something could go on costing money that no stack knows of, or be paid for twice. */
export const servingBoundaries: Readonly<Record<string, ServingBoundary>> = {
  "deployed and unanswered": { at: both(create, "after"), command: "up" },
  "before the scaling": { at: both(scale, "before"), command: "scale" },
  "scaled and unanswered": { at: both(scale, "after"), command: "scale" },
  "before it is taken off": { at: both(takeOff, "before"), command: "destroy" },
  "taken off and unanswered": { at: both(takeOff, "after"), command: "destroy" },
  "taken off and its unit still paid for": { at: release("before"), command: "destroy" },
  "its unit given back and unanswered": { at: release("after"), command: "destroy" },
};

const replicas = { before: 4, after: 8 };

/** A model that is there on Bailian; Qianfan serves what was trained. */
const programs: Readonly<Record<ShippedCloudName, (count: number) => string>> = {
  bailian: (count) =>
    programWith({ bailian: { plan: "mu", deploySpec: "MU1", capacity: count } }, "", JSON.stringify("qwen3-8b")),
  qianfan: (count) =>
    programWith(
      {
        qianfan: {
          resourceConfig: { type: "GPU-1-1", replicasCount: count },
          billing: { paymentTiming: "Postpaid" },
        },
      },
      `const job = new FineTuneJob("job", ${JSON.stringify({ qianfan })});`,
      "job.finetunedOutput",
    ),
};

function programWith(block: object, before: string, model: string): string {
  return `const { FineTuneJob, ModelDeployment } = require("pulumi-finetune");
${before}
const served = new ModelDeployment("served", { model: ${model}, ...${JSON.stringify(block)} });
exports.capacity = served.capacity;
exports.deploymentId = served.deploymentId;
`;
}

/** Kills at a boundary, recovers as the documentation says, and checks that nothing serves on unknown or was paid for twice. */
export async function playServing(
  cloud: ShippedCloudName,
  { at, command }: ServingBoundary,
  killer: KillerName,
): Promise<void> {
  const [program, wider] = [programs[cloud](replicas.before), programs[cloud](replicas.after)];
  await withScene(program, async (scene) => {
    const { clouds, stack } = scene;
    const gate = await openGate(clouds.url);
    stack.environment = { ...stack.environment, FINETUNE_ENDPOINT: gate.url };
    try {
      if (command !== "up") await endedWith(0, stack.up());
      if (command === "scale") stack.write(wider);
      const start = () => (command === "destroy" ? stack.startDestroy() : stack.startUp());
      await killAt(gate, { at: at[cloud], killer, start });
      await stack.pulumi("cancel", "--yes");
      if (command !== "destroy") await servesOnce(scene, command === "scale" ? replicas.after : replicas.before);
      await endedWith(0, stack.destroy());
    } finally {
      await gate.close();
    }
    nothingServes(clouds);
    assert.equal(clouds.runs().length, cloud === "qianfan" ? 1 : 0, "a training was paid for that was not meant");
  });
}

/** The next up leaves what the program asks for, under the address that it had, and the one after that changes nothing. */
async function servesOnce({ clouds, stack }: Scene, capacity: number): Promise<void> {
  await endedWith(0, stack.up());
  const { outputs } = await stack.state();
  assert.equal(outputs["capacity"], capacity);
  assert.equal(subjects(clouds, made).length, 1, "deployed once");
  assert.match(subjects(clouds, made)[0] ?? "", new RegExp(String(outputs["deploymentId"])));
  assert.deepEqual(subjects(clouds, gone), [], "nothing was taken off");
  // A number of replicas is absolute: where its answer was lost, the same one may be asked for again.
  const scaled = new Set(subjects(clouds, /^(deployment|service)\.scaled$/));
  assert.equal(scaled.size, capacity === replicas.after ? 1 : 0, "scaled");
  const { output } = await endedWith(0, stack.up());
  assert.match(output, /[23] unchanged/);
}

const made = /^(deployment|service)\.created$/;
const gone = /^(deployment\.deleted|service\.(deactivated|stopped))$/;

function nothingServes(clouds: Clouds): void {
  const createdOnes = new Set(subjects(clouds, made));
  assert.equal(createdOnes.size, 1);
  assert.deepEqual(new Set(subjects(clouds, gone)), createdOnes, "what was deployed is off");
  const bought = subjects(clouds, /^compute-unit\.bought$/);
  assert.deepEqual(subjects(clouds, /^compute-unit\.released$/), bought, "each unit was given back once");
}

function subjects(clouds: Clouds, wanted: RegExp): string[] {
  return clouds.journal().flatMap(({ effect = "", subject }) => (wanted.test(effect) ? [String(subject)] : []));
}
