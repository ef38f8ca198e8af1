import assert from "node:assert/strict";
import { failureOf } from "../failing-call";
import { chatRows, fileOf, openBailian, type OpenBailian } from "./open-bailian";

const content = chatRows();
const request = { name: "train_abc123", format: "chat", file: fileOf(content), block: {} } as const;
const nothing = () => undefined;

describe("Bailian: training data", () => {
  let bailian: OpenBailian;
  beforeEach(() => (bailian = openBailian()));
  afterEach(() => bailian.emulator.close());

  it("is uploaded from a stream, told by its ID first, and ready when the cloud shows the same bytes", async () => {
    const sent: number[] = [];
    const first = await bailian.datasets.ensure(request, undefined, (bytes) => sent.push(bytes));
    assert.equal(first.state, "importing");
    assert.deepEqual(sent, [10, Buffer.byteLength(content)]);
    const second = await bailian.datasets.ensure(request, first.key, nothing);
    assert.deepEqual([second.state, second.key], ["ready", first.key]);
    assert.match(second.createdAt ?? "", /\+08:00$/);
    assert.equal(bailian.calls("UploadFiles"), 1);
    assert.deepEqual(await bailian.datasets.observe(first.key), second);
  });

  it("carries the block's purpose and description, and the name with the token and the ending that the cloud wants", async () => {
    const block = { purpose: "batch", description: "spring corpus" };
    const file = fileOf(content, "My file.JSONL");
    const { key } = await bailian.datasets.ensure({ ...request, block, file }, undefined, nothing);
    const path = `http://bailian.test/api/v1/files/${key.fileId}`;
    const { data } = (await (await bailian.emulator.fetch(new Request(path))).json()) as {
      data: Record<string, unknown>;
    };
    assert.deepEqual(
      [data["name"], data["purpose"], data["description"]],
      ["train_abc123.jsonl", "batch", "spring corpus"],
    );
  });

  it("whose upload lost its answer is found by name and content on any page, and not sent again", async () => {
    bailian.emulator.faults.add({ operation: "UploadFiles", nth: 1, action: { kind: "loseAnswer" } });
    const lost = await failureOf(bailian.datasets.ensure(request, undefined, nothing));
    assert.equal(lost.mayHaveTakenEffect, true);
    const other = openFiller(bailian);
    for (let count = 0; count < 120; count += 1) await other(`filler ${count}`);
    const found = await bailian.datasets.ensure(request, undefined, nothing);
    assert.equal(found.state, "ready");
    assert.equal(bailian.calls("UploadFiles"), 121);
  });

  it("of another content under the same name is not ours", async () => {
    const first = await bailian.datasets.ensure(request, undefined, nothing);
    const other = { ...request, file: fileOf(chatRows(61)) };
    const second = await bailian.datasets.ensure(other, undefined, nothing);
    assert.notEqual(second.key.fileId, first.key.fileId);
  });

  it("that is gone is uploaded again, and that holds other bytes than were sent has failed", async () => {
    const first = await bailian.datasets.ensure(request, undefined, nothing);
    const changed = await bailian.datasets.ensure({ ...request, file: fileOf(chatRows(61)) }, first.key, nothing);
    assert.equal(changed.state, "failed");
    assert.match(changed.reason ?? "", /other bytes/);
    assert.equal(await bailian.datasets.remove(first.key), "removed");
    assert.equal(await bailian.datasets.observe(first.key), undefined);
    assert.equal(await bailian.datasets.remove(first.key), "gone");
    const again = await bailian.datasets.ensure(request, first.key, nothing);
    assert.notEqual(again.key.fileId, first.key.fileId);
  });

  it("that an earlier process sent and that did not arrive whole goes, and is sent again", async () => {
    const first = await bailian.datasets.ensure(request, undefined, nothing);
    const whole = { ...request, file: fileOf(chatRows(61)) };
    const later = bailian.laterDatasets();
    const again = await later.ensure(whole, first.key, nothing);
    assert.notEqual(again.key.fileId, first.key.fileId);
    assert.equal(await later.observe(first.key), undefined);
    assert.equal((await later.ensure(whole, again.key, nothing)).state, "ready");
  });

  it("that the store has no room for is an error with the cloud's code and the way out", async () => {
    const full = openBailian({ fileLimits: { count: 1 } });
    const error = await failureOf(full.datasets.ensure(request, undefined, nothing));
    assert.deepEqual([error.code, error.kind, error.status], ["BadRequest.TooMany", "quota", 200]);
    assert.match(error.message, /Out of number/);
    assert.ok((error.nextStep ?? "").length > 0);
    full.emulator.close();
  });

  it("two hundred pieces of which are looked for with one listing", async () => {
    const requests = Array.from({ length: 20 }, (_, index) => ({ ...request, name: `train_${index}` }));
    await Promise.all(requests.map((one) => bailian.datasets.ensure(one, undefined, nothing)));
    assert.equal(bailian.calls("ListFiles"), 1);
    assert.equal(bailian.calls("UploadFiles"), 20);
  });

  it("belongs to the account that the file names", async () => {
    const { key } = await bailian.datasets.ensure(request, undefined, nothing);
    const { account = "" } = (await bailian.datasets.observe(key)) ?? {};
    assert.equal(await bailian.session.ownsAccount(account), true);
    assert.equal(await bailian.session.ownsAccount("llm-other/1"), undefined);
  });
});

function openFiller({ emulator }: OpenBailian): (text: string) => Promise<void> {
  return async (text) => {
    const form = new FormData();
    form.append("files", new File([text], "filler.jsonl"));
    await emulator.fetch(new Request("http://bailian.test/api/v1/files", { method: "POST", body: form }));
  };
}
