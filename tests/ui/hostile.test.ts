import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { systemClock } from "../../provider/base/clock";
import { clouds } from "../../provider/clouds";
import { CloudError } from "../../provider/contract/cloud-error";
import type { LossesById, RunDetail, RunList, RunLog } from "../../provider/ui/contract";
import { instead, listed, path, run } from "./rig/hostile-cloud";
import { openPage, type OpenPage } from "./rig/open-page";
import { readEvents } from "./rig/read-events";

describe("the run page and what it does not expect", () => {
  let place: OpenPage;
  afterEach(() => place.close());

  it("passes names, logs and errors on as data, whatever they look like, and cuts lines without end", async () => {
    const odd = `<img src=x onerror=alert(1)>\u001b[31m\u202e${"</script>"}`;
    const seen = run("ft-odd", { jobName: odd, status: "failed", error: { code: odd, message: odd } });
    place = openPage(([session]) => ({
      sessions: instead(session, {
        list: () => listed([seen]),
        observe: async () => seen,
        curve: async () => ({ points: [{ step: 1, loss: Number.NaN }] }),
        told: async () => ({ [odd]: odd, hyperParameters: { [odd]: odd } }),
        logTail: async () => ["x".repeat(2 ** 20), odd],
      }),
    }));
    const response = await place.ask("/api/runs");
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    const { runs } = (await response.json()) as RunList;
    assert.equal(runs[0]?.name, odd);
    const detail = (await (await place.ask(path("bailian/ft-odd"))).json()) as RunDetail;
    assert.equal(detail.error?.message, odd);
    assert.ok(!detail.snippets.import.includes("<"), detail.snippets.import);
    const { lines } = await place.get<RunLog>(`${path("bailian/ft-odd")}/log?lines=5`);
    assert.ok((lines[0] ?? "").length <= 10_001);
    assert.equal(lines[1], odd);
  });

  it("writes a shell command of an ID or a name as one word", async () => {
    const id = "ft-';rm -rf ~;'";
    const name = "$(touch /tmp/x)`id`";
    place = openPage(([session]) => ({
      sessions: instead(session, {
        list: () => listed([run(encodeURIComponent(id), { jobName: name })]),
        observe: async () => run(encodeURIComponent(id), { jobName: name }),
      }),
    }));
    const { snippets } = await place.get<RunDetail>(path(`bailian/${encodeURIComponent(id)}`));
    const words = execFileSync("sh", ["-c", `printf '%s\\n' ${snippets.import}`], { encoding: "utf8" })
      .trimEnd()
      .split("\n");
    assert.equal(words.length, 5);
    assert.equal(words[4], `bailian/${encodeURIComponent(id)}`);
  });

  it("shows ten thousand runs in parts, and sends one of them when one has changed", async function () {
    this.timeout(60_000);
    const all = Array.from({ length: 10_000 }, (_, index) =>
      run(`ft-${index}`, { status: index < 9_990 ? "succeeded" : "running", jobName: `run ${index}` }),
    );
    let looks = 0;
    place = openPage(([session]) => ({
      sessions: instead(session, {
        list: () => listed(all),
        observe: async ({ jobId }) => {
          looks += 1;
          return run(jobId, { jobName: "changed", status: jobId === "ft-9990" ? "succeeded" : "running" });
        },
        curve: async () => ({ points: [] }),
        published: undefined,
      }),
    }));
    const startedAt = Date.now();
    const { runs } = await place.get<RunList>("/api/runs");
    assert.equal(runs.length, 10_000);
    assert.ok(Date.now() - startedAt < 5_000, `${Date.now() - startedAt} ms`);
    assert.ok(looks <= 10, `${looks} looks`);

    const live = readEvents(await place.ask("/api/events"));
    const seen = new Set<string>();
    while (seen.size < 10_000) {
      const { changed } = await live.next("runs");
      assert.ok(changed.length <= 500);
      for (const { id } of changed) seen.add(id);
    }
    place.clock.advance(20_000);
    const { changed } = await live.next("runs");
    assert.ok(changed.length <= 10, `${changed.length} rows`);
    await live.close();
  });

  it("says of a cloud that refuses what it said, shows the other, and leaves it alone for longer each time", async () => {
    let lists = 0;
    const refusal = new CloudError("Bailian ListFineTunes: out of order", {
      cloud: "bailian",
      operation: "ListFineTunes",
      kind: "server",
      code: "InternalError",
      isRetryable: true,
      nextStep: "Try later.",
    });
    place = openPage(([session, other]) => ({
      sessions: [
        ...instead(session, {
          // eslint-disable-next-line require-yield
          list: async function* () {
            lists += 1;
            throw refusal;
          },
        }),
        ...instead(other, { list: () => listed([run("job-1", { taskId: "task-1" })]) }),
      ],
    }));
    const { runs, problems } = await place.get<RunList>("/api/runs");
    assert.deepEqual(
      runs.map(({ id }) => id),
      ["qianfan/job-1/task-1"],
    );
    assert.deepEqual(problems, [
      { code: "InternalError", message: refusal.message, nextStep: "Try later.", cloud: "bailian" },
    ]);
    for (let round = 0; round < 40; round += 1) {
      place.clock.advance(15_000);
      await place.get("/api/runs");
    }
    // Ten minutes: after 30, 60, 120, 240 s and so on, and not forty times.
    assert.ok(lists >= 3 && lists <= 6, `${lists} listings`);
  });

  for (const [what, answer] of [
    ["a page of a gateway", () => new Response("<html>502</html>", { headers: { "Content-Type": "text/html" } })],
    ["another schema", () => Response.json({ result: 7, output: "x", jobs: {} })],
    ["nothing", () => new Response(null)],
  ] as const) {
    it(`says of ${what} that it cannot be read`, async () => {
      place = openPage(() => ({
        sessions: [
          clouds
            .get("bailian")
            .open(
              { baseUrl: "http://localhost/api/v1" },
              { endpoint: "embedded", fetch: () => Promise.resolve(answer()) },
            ),
        ],
        clock: systemClock,
      }));
      const { runs, problems } = await place.get<RunList>("/api/runs");
      assert.deepEqual(runs, []);
      assert.ok(problems.length > 0 && (problems[0]?.message.length ?? 0) > 10, JSON.stringify(problems));
    });
  }

  it("shows what there is while a cloud does not answer, and says that more may come", async () => {
    place = openPage(([session, other]) => ({
      clock: systemClock,
      sessions: [
        ...instead(session, {
          // eslint-disable-next-line require-yield
          list: async function* (signal) {
            await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
          },
        }),
        ...instead(other, { list: () => listed([run("job-1", { taskId: "task-1" })]) }),
      ],
    }));
    const startedAt = Date.now();
    const { runs, isReading } = await place.get<RunList>("/api/runs");
    assert.ok(Date.now() - startedAt < 5_000);
    assert.deepEqual([runs.length, isReading], [1, true]);
  });

  it("thins a curve of a hundred thousand steps, and keeps its spike", async () => {
    const points = Array.from({ length: 100_000 }, (_, step) => ({
      step,
      loss: step === 54_321 ? 99 : 1 + (step % 7) / 10,
    }));
    place = openPage(([session]) => ({
      sessions: instead(session, {
        list: () => listed([run("ft-long")]),
        observe: async () => run("ft-long"),
        curve: async () => ({ points }),
      }),
    }));
    const { curve } = await place.get<RunDetail>(path("bailian/ft-long"));
    assert.ok(curve.length <= 2_000, `${curve.length} points`);
    assert.ok(curve.some(({ loss }) => loss === 99));
    assert.deepEqual([curve[0]?.step, curve.at(-1)?.step], [0, 99_999]);
    const losses = await place.get<LossesById>("/api/losses?run=bailian%2Fft-long");
    assert.ok((losses["bailian/ft-long"]?.length ?? 99) <= 40);
  });
});
