import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { sampleFileId, startBailian, upload, type Answer, type TestBailian } from "./start-bailian";

type Uploaded = Record<string, unknown> & Pick<Answer, "data">;
type Listed = Record<string, unknown> & { readonly data: readonly { readonly id: string }[] };

describe("files of the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const send = async (path: string, fields: readonly [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    const response = await bailian.send("POST", path, { body: form });
    return { status: response.status, body: (await response.json()) as Uploaded };
  };

  it("start with a sample of 200 chat rows", async () => {
    const { data } = await bailian.call("GET", `/files/${sampleFileId}`);
    assert.equal(data.file_id, sampleFileId);
    assert.equal(data.purpose, "fine-tune");
  });

  it("are uploaded several at once, with descriptions, base names and MD5", async () => {
    const { status, body } = await send("/api/v1/files", [
      ["descriptions", "first"],
      ["descriptions", "second"],
      ["files", new File(["abc"], "dir/one.jsonl")],
      ["files", new File([""], "two.jsonl")],
      ["purpose", "fine-tune"],
    ]);
    assert.equal(status, 200);
    assert.deepEqual(body.data.failed_uploads, []);
    const [one, two] = body.data.uploaded_files;
    assert.deepEqual([one?.name, two?.name], ["one.jsonl", "two.jsonl"]);
    const { data } = await bailian.call("GET", `/files/${one?.file_id}`);
    const { id, url, user_id: userId, ...file } = data;
    assert.deepEqual(file, {
      file_id: one?.file_id,
      name: "one.jsonl",
      description: "first",
      size: 3,
      md5: createHash("md5").update("abc").digest("hex"),
      gmt_create: "2026-01-01 08:00:00",
      region: "cn-beijing",
      api_key_id: "1",
      purpose: "fine-tune",
    });
    assert.ok(Number.isInteger(id) && typeof url === "string" && typeof userId === "string");
  });

  it("may come without a purpose and without a part's content type", async () => {
    const body = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.jsonl"\r\n\r\n{}\r\n--b--\r\n';
    const headers = { "Content-Type": "multipart/form-data; boundary=b" };
    const response = await bailian.send("POST", "/api/v1/files", { body, headers });
    const answer = (await response.json()) as { data: { uploaded_files: { file_id: string }[] } };
    const { data } = await bailian.call("GET", `/files/${answer.data.uploaded_files[0]?.file_id}`);
    assert.ok(!("purpose" in data));
    assert.equal(data.size, 2);
  });

  it("go over the limits one by one: what does not fit is named in an answer that is still 200", async () => {
    const small = startBailian({ fileLimits: { fileBytes: 10, count: 3, totalBytes: 100_000 } });
    const form = new FormData();
    form.append("files", new File(["x".repeat(11)], "big.jsonl"));
    for (const name of ["a", "b", "c"]) form.append("files", new File(["x"], name));
    const response = await small.send("POST", "/api/v1/files", { body: form });
    assert.equal(response.status, 200);
    const { data } = (await response.json()) as { data: Record<string, Record<string, string>[]> };
    assert.deepEqual(
      data["uploaded_files"]?.map((file) => file["name"]),
      ["a", "b"],
    );
    assert.deepEqual(
      data["failed_uploads"]?.map((file) => [file["name"], file["code"]]),
      [
        ["big.jsonl", "BadRequest.TooLarge"],
        ["c", "BadRequest.TooMany"],
      ],
    );
    small.emulator.close();
  });

  it("are listed by pages and by purpose, and deleted", async () => {
    const fileId = await upload(bailian, "x");
    const { data } = await bailian.call("GET", "/files?page_no=1&page_size=1");
    assert.deepEqual([data.total, data.page_size, data.page_no, data.files.length], [2, 1, 1, 1]);
    assert.equal((await bailian.call("GET", "/files?purpose=fine-tune")).data.total, 1);
    const deleted = await bailian.call("DELETE", `/files/${fileId}`);
    assert.equal(deleted.status, 200);
    assert.deepEqual(Object.keys(deleted.body), ["request_id"]);
    const gone = await bailian.call("GET", `/files/${fileId}`);
    assert.deepEqual([gone.status, gone.code, gone.message], [400, "InvalidParameter", "File not found."]);
  });

  it("made by the compatible route are flat objects and good for native calls, and the other way round", async () => {
    const path = "/compatible-mode/v1/files";
    const { status, body } = await send(path, [
      ["file", new File(["abc"], "one.jsonl")],
      ["purpose", "fine-tune"],
    ]);
    assert.equal(status, 200);
    assert.match(String(body["id"]), /^file-ft-\w+$/);
    assert.deepEqual(
      { ...body, id: "" },
      {
        id: "",
        object: "file",
        bytes: 3,
        created_at: 1767225600,
        filename: "one.jsonl",
        purpose: "fine-tune",
        status: "processed",
        status_details: null,
      },
    );
    assert.equal((await bailian.call("GET", `/files/${String(body["id"])}`)).data.name, "one.jsonl");
    const native = await upload(bailian, "x");
    const listed = (await (await bailian.send("GET", `${path}?limit=2`)).json()) as Listed;
    assert.deepEqual([listed["object"], listed["has_more"], listed.data[0]?.id], ["list", true, native]);
    const rest = (await (await bailian.send("GET", `${path}?after=${String(body["id"])}`)).json()) as Listed;
    assert.deepEqual(
      rest.data.map((file) => file.id),
      [sampleFileId],
    );
    const deleted = await (await bailian.send("DELETE", `${path}/${native}`)).json();
    assert.deepEqual(deleted, { id: native, object: "file", deleted: true });
    const gone = await bailian.send("GET", `${path}/${native}`);
    assert.equal(gone.status, 404);
    assert.deepEqual(Object.keys((await gone.json()) as object), ["error", "request_id"]);
  });

  for (const [what, fields] of [
    [
      "an unknown field",
      [
        ["file", new File(["x"], "a")],
        ["purpose", "batch"],
        ["extra", "1"],
      ],
    ],
    [
      "an unknown purpose",
      [
        ["file", new File(["x"], "a")],
        ["purpose", "assistants"],
      ],
    ],
    ["no file", [["purpose", "batch"]]],
  ] as [string, [string, string | File][]][]) {
    it(`are refused by the compatible route with ${what}`, async () => {
      assert.equal((await send("/compatible-mode/v1/files", fields)).status, 400);
    });
  }

  it("are refused when the body is no form or has no file", async () => {
    assert.equal((await bailian.call("POST", "/files", {})).status, 400);
    assert.equal((await send("/api/v1/files", [["purpose", "x"]])).status, 400);
  });
});
