import assert from "node:assert/strict";
import type { RunRow } from "../../provider/ui/contract";
import { openPage, type OpenPage } from "./rig/open-page";
import { readEvents } from "./rig/read-events";
import { submit } from "./rig/submit";

/** Lets everything that needs no time come to its end. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 4));

describe("the run page's live connection", () => {
  let place: OpenPage;
  let ids: readonly string[];
  beforeEach(async () => {
    place = openPage();
    ids = await Promise.all(place.sessions.map((session) => submit(session, "support_s4mlybcfiuc2")));
    place.calls.length = 0;
  });
  afterEach(() => place.close());

  const connect = async (query = "", headers: Record<string, string> = {}) =>
    readEvents(await place.ask(`/api/events${query}`, { headers }));

  /** Time passes in steps, as it does: what is due in one is asked for before the next. */
  async function pass(durationMs: number, stepMs = 15_000): Promise<void> {
    for (let passed = 0; passed < durationMs; passed += stepMs) {
      place.clock.advance(Math.min(stepMs, durationMs - passed));
      await settle();
    }
  }

  /** Rows as they stand after every event so far. */
  async function rowsUntil(live: Awaited<ReturnType<typeof connect>>, isThere: (rows: Map<string, RunRow>) => boolean) {
    const rows = new Map<string, RunRow>();
    while (!isThere(rows)) {
      const { changed, gone, isWhole } = await live.next("runs");
      if (isWhole === true) rows.clear();
      for (const row of changed) rows.set(row.id, row);
      for (const id of gone) rows.delete(id);
    }
    return rows;
  }

  it("begins with everything, and goes on with what changes", async () => {
    const live = await connect();
    assert.deepEqual(await live.next("clock"), { now: "2026-01-01T00:00:00.000Z", speed: 1 });
    const first = await rowsUntil(live, (rows) => rows.size === 2);
    assert.deepEqual([...first.keys()].sort(), [...ids].sort());

    await pass(5 * 60_000);
    await rowsUntil(live, (rows) => rows.get(ids[0] ?? "")?.status === "running");
    await pass(3 * 3_600_000, 10 * 60_000);
    await rowsUntil(live, (rows) => [...rows.values()].filter(({ status }) => status === "succeeded").length === 2);
    await live.close();
  });

  it("brings the points of the runs that it names, each once, as they are made", async () => {
    const [id = ""] = ids;
    const live = await connect(`?run=${encodeURIComponent(id)}`);
    await pass(12 * 60_000);
    await live.close();
    const steps: number[] = [];
    for (const { name, data } of live.all) {
      if (name !== "curve") continue;
      const { from, points } = data as { from: number; points: readonly { step: number }[] };
      steps.splice(from, Infinity, ...points.map(({ step }) => step));
    }
    const [, jobId = ""] = id.split("/");
    const curve = await place.sessions[0]?.curve({ cloud: "bailian", jobId });
    assert.ok(steps.length > 3);
    assert.deepEqual(
      steps,
      curve?.points.slice(0, steps.length).map(({ step }) => step),
    );
  });

  it("goes on where a lost connection was, and begins anew after a restart", async () => {
    const live = await connect();
    await rowsUntil(live, (rows) => rows.size === 2);
    const last = live.all.filter(({ name }) => name === "runs").at(-1)?.id ?? "";
    await live.close();

    const again = await connect("", { "Last-Event-ID": last });
    const { changed, isWhole } = await again.next("runs");
    assert.deepEqual([changed, isWhole], [[], undefined]);
    await again.close();

    const other = await connect("", { "Last-Event-ID": "ffffffffffff.7" });
    const whole = await other.next("runs");
    assert.deepEqual([whole.changed.length, whole.isWhole], [2, true]);
    await other.close();
  });

  it("says that it is still there where nothing changes", async () => {
    place.clock.advance(4 * 3_600_000);
    const live = await connect();
    await rowsUntil(live, (rows) => rows.size === 2);
    await pass(60_000);
    await live.nextComment();
    await live.close();
  });

  it("ends with the page", async () => {
    const live = await connect();
    await rowsUntil(live, (rows) => rows.size === 2);
    place.page.close();
    await live.ended();
  });

  it("asks the clouds nothing while no page is open", async () => {
    await pass(3_600_000);
    assert.deepEqual(place.calls, []);
    const live = await connect();
    await rowsUntil(live, (rows) => rows.size === 2);
    await live.close();
    await pass(60_000);
    const after = place.calls.length;
    await pass(3_600_000);
    assert.equal(place.calls.length, after);
  });

  it("asks as often for ten pages as for one, and of a running run not more often than the poll interval says", async () => {
    const pages = await Promise.all(
      Array.from({ length: 10 }, () => connect(`?run=${encodeURIComponent(ids[0] ?? "")}`)),
    );
    await pass(60_000);
    place.calls.length = 0;
    const minutes = 5;
    await pass(minutes * 60_000);
    const count = (call: string) => place.calls.filter((made) => made === call).length;
    assert.ok(count("bailian observe") <= minutes * 4, `${count("bailian observe")} looks`);
    assert.ok(count("bailian observe") >= minutes, `${count("bailian observe")} looks`);
    assert.ok(count("bailian list") <= minutes + 1, `${count("bailian list")} listings`);
    await Promise.all(pages.map((page) => page.close()));
  });

  it("left open overnight neither grows nor hammers", async () => {
    const live = await connect();
    await pass(3 * 3_600_000, 60_000);
    place.calls.length = 0;
    const before = live.all.length;
    await pass(8 * 3_600_000, 150_000);
    // Everything has ended: what is left are listings, one in five minutes.
    for (const { cloud } of place.sessions) {
      const listings = place.calls.filter((call) => call === `${cloud} list`).length;
      assert.ok(listings > 0 && listings <= 8 * 12 + 1, `${listings} listings of ${cloud}`);
    }
    assert.deepEqual(
      place.calls.filter((call) => /observe|curve/.test(call)),
      [],
    );
    await live.close();
    const words = new Set(live.all.slice(before).map(({ name }) => name));
    assert.deepEqual(
      [...words].filter((name) => name === "runs"),
      [],
    );
  });

  it("is refused beyond fifty at a time, and is free again when one is closed", async () => {
    const open = await Promise.all(Array.from({ length: 50 }, () => connect()));
    const refused = await place.ask("/api/events");
    assert.equal(refused.status, 503);
    await open[0]?.close();
    await (await connect()).close();
    await Promise.all(open.slice(1).map((live) => live.close()));
  });
});
