import assert from "node:assert/strict";
import { journalEntries } from "../faults/journal-entries";
import { minuteMs, startBailian, upload, type TestBailian } from "../start-bailian";
import { deploy, tunedModel } from "./deployed";

type Checkpoint = Readonly<Record<"checkpoint" | "status" | "model_name" | "model_display_name", string>>;

describe("exporting checkpoints of the simulated Bailian", () => {
  let bailian: TestBailian;
  let model: string;
  let jobId: string;
  const hyper = { hyper_parameters: { n_epochs: 3 }, training_type: "efficient_sft" };
  beforeEach(async () => {
    bailian = startBailian();
    model = await tunedModel(bailian, { ...hyper, model_name: "support-bot" });
    jobId = model.slice(-20);
  });
  afterEach(() => bailian.emulator.close());

  const checkpoints = async (id = jobId) =>
    (await bailian.call("GET", `/fine-tunes/${id}/checkpoints`)).output as unknown as readonly Checkpoint[];
  const publish = (checkpoint: string, name = "bot-one") =>
    bailian.call("GET", `/fine-tunes/${jobId}/export/${checkpoint}?model_name=${name}`);

  it("starts with the last one published, under the name that the job's create gave, and the others waiting", async () => {
    const [last, ...others] = await checkpoints();
    assert.deepEqual([last?.status, last?.model_name, last?.model_display_name], ["SUCCEEDED", model, "support-bot"]);
    assert.deepEqual(
      others.map(({ status, model_name: name }) => [status, name]),
      [
        ["PENDING", undefined],
        ["PENDING", undefined],
      ],
    );
  });

  it("is a GET that answers true; the checkpoint is PROCESSING, then a model that can be deployed", async () => {
    const name = (await checkpoints())[1]?.checkpoint ?? "";
    const { status, output } = await publish(name);
    assert.deepEqual([status, output], [200, true]);
    assert.deepEqual(
      (await checkpoints()).map((one) => one.status),
      ["SUCCEEDED", "PROCESSING", "PENDING"],
    );
    const exported = `${model}-c${name.replace("checkpoint-", "")}`;
    assert.equal((await deploy(bailian, exported)).status, 400);
    bailian.clock.advance(3 * minuteMs);
    const made = (await checkpoints())[1];
    assert.deepEqual([made?.status, made?.model_name, made?.model_display_name], ["SUCCEEDED", exported, "bot-one"]);
    bailian.clock.advance(minuteMs);
    assert.equal((await deploy(bailian, exported)).status, 200);
    const told = journalEntries(bailian.emulator).filter(({ subject }) => subject === exported);
    assert.deepEqual(
      told.flatMap(({ effect, to }) => effect ?? to ?? []),
      ["checkpoint.exported", "SUCCEEDED", "deployment.created"],
    );
  });

  it("of the same checkpoint again changes nothing, nor does one of the last", async () => {
    const [last, second] = await checkpoints();
    for (const name of ["bot-one", "bot-two"])
      assert.equal((await publish(second?.checkpoint ?? "", name)).output, true);
    assert.equal((await publish(last?.checkpoint ?? "")).output, true);
    bailian.clock.advance(3 * minuteMs);
    assert.equal((await checkpoints())[1]?.model_display_name, "bot-one");
    const effects = journalEntries(bailian.emulator).filter(({ effect }) => effect === "checkpoint.exported");
    assert.equal(effects.length, 1);
  });

  it("is refused without a name, with one that is taken, and for a checkpoint that is not there", async () => {
    const [, second, third] = await checkpoints();
    assert.equal(
      (await bailian.call("GET", `/fine-tunes/${jobId}/export/${second?.checkpoint}`)).code,
      "InvalidParameter",
    );
    await publish(second?.checkpoint ?? "");
    const taken = await publish(third?.checkpoint ?? "");
    assert.deepEqual([taken.status, taken.code], [400, "InvalidParameter"]);
    for (const path of [`${jobId}/export/checkpoint-7`, `${jobId}/export/last`, "nobody/export/checkpoint-1"]) {
      const { status, code } = await bailian.call("GET", `/fine-tunes/${path}?model_name=x`);
      assert.deepEqual([status, code], [404, "NotFound"], path);
    }
  });

  it("has nothing to export on the way of a preference tuning: such a job keeps its last checkpoint only", async () => {
    const row = { messages: [{ role: "user", content: "q" }], chosen: { role: "assistant", content: "a" } };
    const lines = `${JSON.stringify({ ...row, rejected: { role: "assistant", content: "b" } })}\n`.repeat(60);
    const file = await upload(bailian, lines);
    const preferred = await tunedModel(bailian, { ...hyper, training_type: "dpo_lora", training_file_ids: [file] });
    assert.deepEqual(
      (await checkpoints(preferred.slice(-20))).map(({ status }) => status),
      ["SUCCEEDED"],
    );
  });
});
