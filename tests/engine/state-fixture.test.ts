import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../../package.json";
import { isRecord } from "../../provider/base/is-record";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { jobPrograms, movedTo, writeProject, type FrontEnd } from "./rig/front-ends";
import { bailian, qianfan } from "./rig/job-program";
import { pipelineProgram } from "./rig/pipeline-program";
import { playPipeline } from "./rig/pipeline-scene";
import { withScene } from "./rig/with-scene";

const fixtures = resolve(__dirname, "../fixtures");
const jobs = { bot: { bailian }, faq: { qianfan } };
const program = jobPrograms.dynamic(jobs);
/** Stands in the fixtures for the port that the clouds listened on. */
const endpoint = "http://127.0.0.1:8787";
/** Where the program lay and which code ran: of the machine, not of the stack. */
const ofTheMachine = new Set(["sourcePosition", "stackTrace"]);

/** What 0.1.0 told a job of its data. */
function withoutContent(part: object): object {
  return Object.fromEntries(Object.entries(part).filter(([name]) => name !== "contentHash" && name !== "format"));
}

/**
 * State that earlier versions wrote must go on meaning the same. A new version adds its own file:
 * `WRITE_STATE_FIXTURE=1 npm test -- engine`.
 */
describe("state that a version of this package wrote", function () {
  this.timeout(240_000);

  before(async () => {
    if (process.env["WRITE_STATE_FIXTURE"] === undefined) return;
    await withScene(program, async ({ clouds, stack }) => {
      await endedWith(0, stack.up());
      const { text } = await stack.state();
      const kept: unknown = JSON.parse(text.replaceAll(clouds.url, endpoint), (key, value: unknown) =>
        ofTheMachine.has(key) ? undefined : value,
      );
      writeFileSync(join(fixtures, `state-${version}.json`), `${JSON.stringify(kept, null, 2)}\n`);
    });
  });

  it("of a job that 0.1.0 made with a dataset, without the content of its data, previews clean", () =>
    playPipeline("bailian", pipelineProgram({ cloud: "bailian" }), async ({ stack, clouds }) => {
      await endedWith(0, stack.up());
      const { text } = await stack.state();
      const before: unknown = JSON.parse(text, (key, value: unknown) =>
        // Of the same name are the URNs that it depends on.
        key === "trainingData" && Array.isArray(value) && value.every((part) => isRecord(part))
          ? value.map(withoutContent)
          : value,
      );
      assert.notDeepEqual(before, JSON.parse(text));
      const file = join(stack.folder, "before.json");
      writeFileSync(file, JSON.stringify(before));
      await endedWith(0, stack.pulumi("stack", "import", "--file", file));
      assert.match((await endedWith(0, stack.preview("--expect-no-changes"))).output, /5 unchanged/);
      assert.match((await endedWith(0, stack.up("--expect-no-changes"))).output, /5 unchanged/);
      assert.equal(clouds.runs().length, 1);
    }));

  const files = readdirSync(fixtures).filter((name) => /^state-\d.*\.json$/.test(name));
  it("is kept for the version at hand", () => {
    assert.ok(readdirSync(fixtures).includes(`state-${version}.json`), "see the top of this test for how to add it");
  });

  const ways = files.flatMap((file) => (Object.keys(jobPrograms) as FrontEnd[]).map((front) => ({ file, front })));
  for (const { file, front } of ways) {
    it(`${file} is read by this version, ${front}, which sees no change and asks nobody`, async () => {
      const path = join(fixtures, file);
      assert.doesNotMatch(readFileSync(path, "utf8"), /file:\/\/|"\/\w/, "a path of a machine");
      // Nobody listens there, so a call would fail.
      const stack = await createStack(jobPrograms[front](jobs, movedTo[front]), {
        environment: { FINETUNE_ENDPOINT: endpoint },
      });
      try {
        writeProject(stack);
        await endedWith(0, stack.pulumi("stack", "import", "--file", path));
        const preview = await endedWith(0, stack.preview("--expect-no-changes"));
        assert.match(preview.output, /3 unchanged/);
        await endedWith(0, stack.up("--expect-no-changes"));
        const { jobs } = await stack.state();
        assert.deepEqual(
          [...jobs.values()].map(({ outputs }) => outputs["status"]),
          ["succeeded", "succeeded"],
        );
      } finally {
        stack.remove();
      }
    });
  }
});
