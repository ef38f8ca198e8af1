import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { datasetCases, dataEffects } from "./rig/dataset-cases";
import { deploymentCases, deploymentKind, servedBy } from "./rig/deployment-cases";
import type { Rig } from "./rig/create-rig";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenario, scenarioOf } from "./rig/scenario";
import { datasetKind } from "./rig/training-files";

/** What a cloud may send in the place of an ID, and how it is told. */
const oddIds: readonly (readonly [what: string, id: string, told: RegExp])[] = [
  ["a path out of the place and a line break", "../../x/y\nz", /"\.\.\/\.\.\/x\/y\\nz" is no ID/],
  ["nothing", "", /"" is no ID/],
  ["dots", "..", /"\.\." is no ID/],
  ["a blank and a colour", "a \u001b[31mb", /"a \\u001b\[31mb" is no ID/],
  ["10,000 letters", "x".repeat(10_000), /"x{99}… is no ID/],
];

/** From here on the cloud calls everything of a kind so; gives back how to let it be. */
function renameAll(rig: Rig, member: RegExp, id: string): () => void {
  const before = rig.intercept;
  rig.intercept = async (request, next) => {
    const response = await next(request);
    const text = (await response.text()).replace(member, (found, name: string) => `"${name}":${JSON.stringify(id)}`);
    return new Response(text, { status: response.status, headers: response.headers });
  };
  return () => {
    rig.intercept = before;
  };
}

const jobIds = { bailian: /"(job_id)":"[^"]*"/g, qianfan: /"(taskId)":"[^"]*"/g } as const;
const dataIds = { bailian: /"(file_id)":"[^"]*"/g, qianfan: /"(versionId|datasetId)":"[^"]*"/g } as const;
const servedIds = { bailian: /"(deployed_model)":"[^"]*"/g, qianfan: /"(serviceId)":"[^"]*"/g } as const;

for (const cloud of clouds) {
  describe(`a job whose ID on ${cloud.cloud} is none`, () => {
    for (const [what, id, told] of oddIds) {
      scenario(`(${what}) is told, is nobody's ID, and is never paid twice`, async ({ rig, stack }) => {
        const restore = renameAll(rig, jobIds[cloud.cloud], id);
        await fails(stack.up(cloud.program()), told, /it was not sent again/);
        for (const { id: kept } of stack.entries.values()) assert.match(kept, /^qianfan\/job-\w+$/);
        await fails(stack.up(cloud.program()), /cannot be read \((job_id|taskId): "/);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        restore();
        await succeeds(stack.up(cloud.program()));
        assert.equal(subjectsOf(rig, "run.submitted").length, 1, "the one that was paid for is found");
        const { id: kept, outputs } = stack.entry("bot");
        const { taskId = "" } = outputs as { readonly taskId?: string };
        assert.match(`${kept}/${taskId}`, /^(bailian\/ft-[\w-]+\/|qianfan\/job-\w+\/task-\w+)$/);
      });
    }
  });
}

describe("a container whose ID on qianfan is none", () => {
  const cloud = clouds.find((each) => each.cloud === "qianfan");
  scenario("keeps a run from being paid in another one", async ({ rig, stack }) => {
    const program = cloud?.program() ?? {};
    const restore = renameAll(rig, /"(jobId)":"[^"]*"/g, "../x");
    await fails(stack.up(program), /cannot be read \(jobId: "\.\.\/x"\), and it may be/);
    await fails(stack.up(program), /cannot be read \(jobId: "\.\.\/x"\), and it may be/);
    assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
    restore();
    await succeeds(stack.up(program));
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });
});

for (const cloud of Object.values(datasetCases)) {
  describe(`training data whose ID on ${cloud.cloud} is none`, () => {
    scenarioOf(datasetKind)("is told, and is not made again", async ({ rig, stack }) => {
      const restore = renameAll(rig, dataIds[cloud.cloud], "../../x/y\nz");
      await fails(stack.up(cloud.program()), /"\.\.\/\.\.\/x\/y\\nz"/);
      const made = dataEffects(rig);
      await fails(stack.up(cloud.program()), /cannot be read \(\w+: "\.\.\/\.\.\/x\/y\\nz"\), and it may be/);
      assert.deepEqual(dataEffects(rig), made);
      restore();
      await succeeds(stack.up(cloud.program()));
      assert.deepEqual([...dataEffects(rig)].sort(), [...cloud.made].sort());
    });
  });
}

for (const cloud of Object.values(deploymentCases)) {
  describe(`a deployment whose ID on ${cloud.cloud} is none`, () => {
    scenarioOf(deploymentKind)("is told, and no second one is paid beside it", async ({ rig, stack }) => {
      const model = await cloud.model(rig);
      const program = cloud.program(model, {}, cloud.names);
      const restore = renameAll(rig, servedIds[cloud.cloud], "a/../b");
      await fails(stack.up(program), /"a\/\.\.\/b"/);
      await fails(stack.up(program), /cannot be read \(\w+: "a\/\.\.\/b"\), and it may be/);
      restore();
      await succeeds(stack.up(program));
      assert.equal(servedBy(rig, cloud).made.length, 1);
      assert.match(stack.entry("bot").id, /^\w+\/[\w.-]+$/);
    });
  });
}
