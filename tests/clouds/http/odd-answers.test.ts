import assert from "node:assert/strict";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";

const key = "sk-test-key-000001";
const reserved = { name: "mine_0123456789", block: { model: "qwen3-8b" } };

/** Answers each call by its method and path, `GET /fine-tunes` for example. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    const path = new URL(request.url).pathname.replace("/api/v1", "");
    const name = `${request.method} ${path}`;
    asked.push(name);
    const answer = answers[name];
    assert.ok(answer !== undefined, name);
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const notes: string[] = [];
  const options = {
    baseUrl: "http://bailian.test/api/v1",
    apiKey: key,
    fetch,
    clock: createRecordingClock(),
    onNote: (note: string) => notes.push(note),
  };
  return { client: createBailianClient(options), session: openBailianSession(options), notes, asked };
}

const html = () => new Response("<html>proxy</html>", { status: 200 });
const notFound = () => Response.json({ code: "NotFound", message: "Not found!" }, { status: 404 });
const job = (more: object) => ({ job_id: "ft-1", job_name: "a_1", status: "RUNNING", ...more });

describe("an answer is read for what it must tell", () => {
  it("a member of an odd type that nobody needs is absent, told once, and its value nowhere", async () => {
    const { client, notes } = answering({ "GET /fine-tunes/ft-1": { output: job({ usage: { secret: "s" } }) } });
    assert.equal((await client.getFineTune("ft-1")).usage, undefined);
    await client.getFineTune("ft-1");
    assert.deepEqual(notes, ["Bailian GetFineTune: output.usage is not of the documented type and counts as absent"]);
  });

  it("another's unreadable job in the list is passed over, and the name is free", async () => {
    const jobs = [job({}), { job_name: "another_1", status: "RUNNING" }, job({ job_id: "ft-3", usage: [] }), 7].slice(
      0,
      3,
    );
    const { session, notes } = answering({ "GET /fine-tunes": { output: { jobs, total: 3 } } });
    const { candidates } = await session.reserve(reserved, { fresh: false });
    assert.deepEqual(candidates, []);
    assert.deepEqual(
      notes,
      [
        "Bailian ListFineTunes: an item of output.jobs cannot be read and is passed over",
        "Bailian ListFineTunes: output.jobs[].usage is not of the documented type and counts as absent",
      ].sort(),
    );
  });

  for (const [what, unreadable] of [
    ["has its name", { job_name: reserved.name, status: "RUNNING" }],
    ["has no name", { job_id: null }],
    ["is no object", "ft-1"],
    ["has a name that is none", job({ job_name: { text: "x" } })],
  ] as const) {
    it(`an unreadable job that ${what} may be ours: nothing is submitted beside it`, async () => {
      const { session } = answering({ "GET /fine-tunes": { output: { jobs: [unreadable], total: 1 } } });
      const error = await failureOf(session.reserve(reserved, { fresh: false }));
      assert.equal(error.kind, "unreadable");
      assert.match(error.message, /may be mine_0123456789/);
    });
  }

  it("a list that is no list is not an empty one", async () => {
    for (const jobs of ["none", {}, 0]) {
      const { session } = answering({ "GET /fine-tunes": { output: { jobs } } });
      assert.equal((await failureOf(session.reserve(reserved, { fresh: false }))).kind, "unreadable");
    }
  });

  it("null for the list is an empty one", async () => {
    const { session } = answering({ "GET /fine-tunes": { output: { jobs: null, total: 0 } } });
    assert.deepEqual((await session.reserve(reserved, { fresh: false })).candidates, []);
  });
});

describe("an answer that does not matter is not parsed", () => {
  for (const text of ["", "ok", "{", "[]", "null", '{"output": 7}']) {
    it(`${JSON.stringify(text)} to a delete: whether the file is gone decides where that is no JSON`, async () => {
      const done = () => new Response(text, { status: 200 });
      const gone = answering({
        "DELETE /files/f": done(),
        "GET /files/f": Response.json({ code: "InvalidParameter", message: "File not found." }, { status: 400 }),
      });
      await gone.client.deleteFile("f");
      const isUnclear = ["ok", "{"].includes(text);
      assert.equal(gone.asked.includes("GET /files/f"), isUnclear);
    });
  }

  it("a page of a proxy in place of the delete's answer is no success where the thing still stands", async () => {
    const standing = answering({
      "DELETE /fine-tunes/ft-1": html(),
      "GET /fine-tunes/ft-1": { output: job({ status: "SUCCEEDED" }) },
      "POST /fine-tunes/ft-1/cancel": html(),
    });
    assert.equal((await failureOf(standing.client.deleteFineTune("ft-1"))).kind, "unreadable");
    await standing.client.cancelFineTune("ft-1");
    const gone = answering({ "DELETE /fine-tunes/ft-1": html(), "GET /fine-tunes/ft-1": notFound() });
    await gone.client.deleteFineTune("ft-1");
  });

  it("a cancel that was not carried out is told", async () => {
    const running = answering({
      "POST /fine-tunes/ft-1/cancel": html(),
      "GET /fine-tunes/ft-1": { output: job({}) },
    });
    assert.equal((await failureOf(running.client.cancelFineTune("ft-1"))).kind, "unreadable");
  });

  it("an export may answer yes, no, with the model's name, or nothing that says either", async () => {
    const path = "GET /fine-tunes/ft-1/export/checkpoint-1";
    for (const [answer, expected] of [
      [{ output: true }, true],
      [{ output: { model_name: "m" } }, true],
      [{ output: false }, false],
      [html(), false],
    ] as const) {
      assert.equal(await answering({ [path]: answer }).client.exportCheckpoint("ft-1", "checkpoint-1", "n"), expected);
    }
  });

  it("checkpoints inside an object, a step as text, log lines that are objects", async () => {
    const { client } = answering({
      "GET /fine-tunes/ft-1/checkpoints": { output: { checkpoints: [{ checkpoint: "checkpoint-64", step: "64" }] } },
      "GET /fine-tunes/ft-1/logs": { output: { total: "2", logs: ["a", { message: "b" }] } },
    });
    const [checkpoint] = await client.listCheckpoints("ft-1");
    assert.equal(checkpoint?.step, 64);
    assert.deepEqual(await client.getLogs("ft-1"), { total: 2, lines: ["a", '{"message":"b"}'] });
  });
});
