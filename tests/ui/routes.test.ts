import assert from "node:assert/strict";
import type {
  AskEvent,
  DeploymentList,
  FaultList,
  JournalLine,
  LossesById,
  PageClock,
  PageInfo,
  Problem,
  RunDetail,
  RunList,
  RunLog,
} from "../../provider/ui/contract";
import { openPage, type OpenPage } from "./rig/open-page";
import { submit } from "./rig/submit";

const path = (id: string) => `/api/runs/${encodeURIComponent(id)}`;

describe("the run page's interface", () => {
  let place: OpenPage;
  let ids: readonly string[];
  beforeEach(async () => {
    place = openPage();
    ids = await Promise.all(place.sessions.map((session) => submit(session, "support_s4mlybcfiuc2")));
  });
  afterEach(() => place.close());

  it("says what it shows, and by which time", async () => {
    const info = await place.get<PageInfo>("/api/info");
    assert.deepEqual(
      info.clouds.map(({ name, title, endpoint }) => [name, title, endpoint]),
      [
        ["bailian", "Bailian", "embedded"],
        ["qianfan", "Qianfan", "embedded"],
      ],
    );
    assert.equal(info.simulated && info.controllable, true);
    assert.deepEqual(info.clock, { now: "2026-01-01T00:00:00.000Z", speed: 1 });
  });

  it("lists the runs of both clouds, and after their end what was trained, billed and best", async () => {
    const before = await place.get<RunList>("/api/runs");
    assert.deepEqual(before.problems, []);
    assert.deepEqual(before.runs.map(({ id }) => id).sort(), [...ids].sort());
    for (const run of before.runs) assert.deepEqual([run.status, run.name], ["queued", "support_s4mlybcfiuc2"]);

    place.clock.advance(3 * 3_600_000);
    for (const id of ids) await place.get(path(id));
    const { runs, asOf } = await place.get<RunList>("/api/runs");
    assert.equal(asOf, "2026-01-01T03:00:00.000Z");
    for (const run of runs) {
      assert.equal(run.status, "succeeded");
      assert.ok(run.bestValidationLoss !== undefined || run.cloud === "qianfan", run.id);
      assert.ok(run.losses === undefined || run.losses.length <= 40);
    }
    const [billed] = runs.filter(({ billedCost }) => billedCost !== undefined);
    assert.equal(billed?.billedCost?.currency, "CNY");
  });

  it("gives of a run exactly what its cloud tells", async () => {
    place.clock.advance(3 * 3_600_000);
    for (const [index, id] of ids.entries()) {
      const session = place.sessions[index];
      const detail = await place.get<RunDetail>(path(id));
      const [, jobId = "", taskId] = id.split("/");
      const key = { cloud: detail.cloud, jobId, ...(taskId === undefined ? {} : { taskId }) };
      const seen = await session?.observe(key);
      const curve = await session?.curve(key);
      assert.equal(detail.status, seen?.status);
      assert.deepEqual(detail.metrics, seen?.metrics ?? {});
      assert.deepEqual(
        detail.checkpoints.map(({ step }) => step),
        (seen?.checkpoints ?? []).map(({ step }) => step),
      );
      assert.deepEqual(detail.curve, curve?.points);
      assert.ok(detail.curve.length > 0, id);
      const what = detail.timeline.map((event) => event.what);
      assert.deepEqual(what.slice(0, 3), ["submitted", "queued", "running"], id);
      assert.ok(what.includes("succeeded"));
      assert.ok(detail.snippets.get.includes(JSON.stringify(id)));
      assert.ok(detail.snippets.import.endsWith(id));
      assert.equal(detail.dashboardUrl, undefined);
      // No stack is named: what Bailian's log expects is all that tells it beforehand.
      assert.deepEqual(detail.estimatedCost, detail.cloud === "bailian" ? detail.billedCost : undefined);
    }
  });

  it("gives the data that a run was trained on, and its arguments", async () => {
    const [bailian = ""] = ids;
    const { data, arguments: block, hyperParameters } = await place.get<RunDetail>(path(bailian));
    assert.equal(data[0]?.role, "training");
    assert.match(data[0]?.hash ?? "", /^md5:[0-9a-f]{32}$/);
    assert.equal(block["model"], "qwen3-8b");
    assert.ok(Object.keys(hyperParameters).length > 0);
  });

  it("gives the end of a log, as many lines as are asked for", async () => {
    place.clock.advance(3 * 3_600_000);
    const [bailian = "", qianfan = ""] = ids;
    const { lines } = await place.get<RunLog>(`${path(bailian)}/log?lines=3`);
    assert.equal(lines.length, 3);
    assert.deepEqual((await place.get<RunLog>(`${path(qianfan)}/log`)).lines, []);
  });

  it("reads the curves of runs in the list when they are in view, and no others", async () => {
    place.clock.advance(3 * 3_600_000);
    await place.get("/api/runs");
    const curves = () => place.calls.filter((call) => call.endsWith(" curve")).length;
    assert.equal(curves(), 0);
    const [wanted = ""] = ids;
    assert.deepEqual(await place.get<LossesById>(`/api/losses?run=${encodeURIComponent(wanted)}`), {});
    await place.get("/api/runs");
    assert.equal(curves(), 1);
    const losses = await place.get<LossesById>(`/api/losses?run=${encodeURIComponent(wanted)}`);
    assert.ok((losses[wanted]?.length ?? 0) > 10);
  });

  it("moves the clock, and shows at once what it brings", async () => {
    await place.get("/api/runs");
    const moved = await place.post("/api/clock", { advanceMs: 3 * 3_600_000 });
    assert.deepEqual(await moved.json(), { now: "2026-01-01T03:00:00.000Z", speed: 1 } satisfies PageClock);
    const { runs } = await place.get<RunList>("/api/runs");
    assert.deepEqual(
      runs.map(({ status }) => status),
      ["succeeded", "succeeded"],
    );
    const refused = await place.post("/api/clock", { advanceMs: "a day" });
    assert.equal(refused.status, 400);
    assert.equal(((await refused.json()) as Problem).code, "bad-request");
  });

  it("fails, stalls and finishes a run, and lets it vanish", async () => {
    place.clock.advance(60_000);
    const [bailian = "", qianfan = ""] = ids;
    const fate = (id: string, body: unknown) => place.post(`${path(id)}/fate`, body);
    assert.equal((await fate(bailian, { fail: { code: "InternalError", message: "<b>no</b>" } })).status, 200);
    const failed = await place.get<RunDetail>(path(bailian));
    assert.deepEqual([failed.status, failed.error?.message], ["failed", "<b>no</b>"]);
    assert.ok((failed.error?.nextStep ?? "").includes("pulumi up"));
    assert.equal((await fate(qianfan, { vanish: true })).status, 200);
    assert.equal((await place.ask(path(qianfan))).status, 404);
    assert.equal((await fate(qianfan, { finish: true })).status, 404);
    assert.equal((await fate(bailian, { explode: true })).status, 400);
    const { runs } = await place.get<RunList>("/api/runs");
    // The container stands without the run.
    assert.deepEqual(runs.map(({ id }) => id).sort(), [bailian, qianfan.slice(0, qianfan.lastIndexOf("/"))]);
  });

  it("adds, lists and removes faults, and says why it takes one not", async () => {
    const rule = { operation: "CreateFineTune", nth: 1, action: { kind: "loseAnswer" } };
    assert.equal((await place.post("/api/faults", rule)).status, 201);
    const { faults } = await place.get<FaultList>("/api/faults");
    assert.equal(faults.length, 1);
    const bad = await place.post("/api/faults", { action: { kind: "explode" } });
    assert.equal(bad.status, 400);
    assert.equal((await place.ask(`/api/faults/${faults[0]?.id}`, { method: "DELETE" })).status, 200);
    assert.deepEqual(await place.get<FaultList>("/api/faults"), { faults: [] });
  });

  it("shows the journal, in which what the page reads does not stand; a fault rule does not count it either", async () => {
    await place.post("/api/faults", {
      operation: "ListFineTunes",
      from: 1,
      action: { kind: "error", code: "X", status: 500 },
    });
    const { problems } = await place.get<RunList>("/api/runs");
    assert.deepEqual(problems, []);
    const lines = await place.get<JournalLine[]>("/api/journal?since=0");
    assert.ok(lines.some(({ effect }) => effect === "run.submitted"));
    assert.deepEqual(
      lines.filter(({ kind }) => kind === "call"),
      [],
    );
    const last = Math.max(...lines.map(({ seq }) => seq));
    assert.deepEqual(await place.get(`/api/journal?since=${last}`), []);
    assert.equal((await place.ask("/api/journal?since=x")).status, 400);
  });

  it("asks two models the same, side by side", async () => {
    const response = await place.post("/api/ask", {
      cloud: "bailian",
      targets: ["qwen3-8b", "qwen3-99"],
      message: "hello",
    });
    const text = await response.text();
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) => JSON.parse(json) as AskEvent);
    const said = events.flatMap((event) => (event.target === "qwen3-8b" ? (event.text ?? []) : [])).join("");
    assert.ok(said.includes("hello"), said);
    assert.ok(events.some(({ target, done }) => target === "qwen3-8b" && done === true));
    assert.equal(events.find(({ problem }) => problem !== undefined)?.target, "qwen3-99");
    assert.equal((await place.post("/api/ask", { cloud: "bailian", targets: [], message: "hello" })).status, 400);
  });

  it("lists what serves, with its price where one is known", async () => {
    assert.deepEqual(await place.get<DeploymentList>("/api/deployments"), { deployments: [], problems: [] });
    const [session] = place.sessions;
    await session?.deployments?.().create({
      model: "qwen3-8b",
      name: "helper",
      suffix: "abcdefgh",
      block: { plan: "mu", deploySpec: "MU1", capacity: 4 },
    });
    await place.post("/api/clock", { advanceMs: 3_600_000 });
    const { deployments } = await place.get<DeploymentList>("/api/deployments");
    assert.equal(deployments.length, 1);
    assert.deepEqual([deployments[0]?.status, deployments[0]?.model], ["running", "qwen3-8b"]);
  });

  it("says that there is no such run, address or file", async () => {
    for (const wrong of ["/api/runs/nonsense", "/api/runs/bailian%2Fft-none", "/api/none", "/none.js", "/a/b"]) {
      const response = await place.ask(wrong);
      assert.equal(response.status, 404, wrong);
      assert.equal(((await response.json()) as Problem).code, "not-found");
    }
  });

  it("takes a change only as JSON from the page itself", async () => {
    const json = { "Content-Type": "application/json" };
    const tries: [number, Record<string, string>][] = [
      [415, { "Content-Type": "text/plain" }],
      [403, { ...json, Origin: "http://evil.example" }],
      [403, { ...json, Origin: "null" }],
      [403, { ...json, "Sec-Fetch-Site": "cross-site" }],
      [403, { ...json, "Sec-Fetch-Site": "same-site" }],
      [403, { ...json, "Sec-Fetch-Site": "none" }],
      [200, { ...json, "Sec-Fetch-Site": "same-origin" }],
    ];
    for (const [status, headers] of tries) {
      const response = await place.ask("/api/clock", { method: "POST", headers, body: '{"speed":2}' });
      assert.equal(response.status, status, JSON.stringify(headers));
    }
  });

  it("says to a browser that it may load nothing from elsewhere and may be framed nowhere, whatever it answers", async () => {
    for (const address of ["/", "/api/info", "/api/none", "/api/runs/nonsense", "/api/events"]) {
      const { headers, body } = await place.ask(address);
      await body?.cancel();
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
        assert.ok(policy.includes(rule), `${address} ${rule}`);
      }
      assert.ok(!/unsafe|\*|https?:/.test(policy), policy);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
      assert.equal(headers.get("cache-control"), "no-store");
    }
  });
});
