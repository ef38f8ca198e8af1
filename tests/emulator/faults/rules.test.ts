import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "../../../provider/emulator";
import { startEmulatorServer } from "../../../provider/emulator/server";
import { journalEntries } from "./journal-entries";
import { surfaces } from "./surface";

const list = () => new Request("http://clouds.test/api/v1/fine-tunes");
const refuse = { kind: "error", code: "Oops" } as const;

/** Which of so many list calls were hit. */
async function hits(emulator: Emulator, calls: number): Promise<number[]> {
  const hit: number[] = [];
  for (let call = 1; call <= calls; call += 1) if ((await emulator.fetch(list())).status !== 200) hit.push(call);
  return hit;
}

describe("which calls a fault rule hits", () => {
  let emulator: Emulator;
  beforeEach(() => (emulator = createEmulator({ seed: "faults" })));
  afterEach(() => emulator.close());

  const windows = [
    [{}, [1, 2, 3, 4, 5, 6]],
    [{ nth: 3 }, [3]],
    [{ from: 5 }, [5, 6]],
    [{ until: 2 }, [1, 2]],
    [{ from: 2, until: 4 }, [2, 3, 4]],
    [{ times: 2 }, [1, 2]],
    [{ from: 4, times: 1 }, [4]],
    [{ probability: 0 }, []],
    [{ probability: 1 }, [1, 2, 3, 4, 5, 6]],
    [{ cloud: "bailian" as const }, [1, 2, 3, 4, 5, 6]],
    [{ cloud: "qianfan" as const }, []],
    [{ operation: "ListFineTunes" }, [1, 2, 3, 4, 5, 6]],
    [{ operation: ["GetFineTune", "ListFineTunes"] }, [1, 2, 3, 4, 5, 6]],
    [{ operation: "GetFineTune" }, []],
  ] as const;
  for (const [window, expected] of windows) {
    it(`${JSON.stringify(window)}: calls ${expected.join(", ") || "none"}`, async () => {
      const { operation, ...rest } = { operation: undefined, ...window };
      emulator.faults.add({
        ...rest,
        ...(operation !== undefined && { operation: typeof operation === "string" ? operation : [...operation] }),
        action: refuse,
      });
      assert.deepEqual(await hits(emulator, 6), expected);
      const [state] = emulator.faults.list();
      assert.equal(state?.applied, expected.length);
    });
  }

  it("follow from the seed by chance: the same again, others with another seed", async () => {
    const draw = async (seed: string) => {
      emulator.faults.clear();
      emulator.faults.add({ probability: 0.3, seed, action: refuse });
      return hits(emulator, 150);
    };
    const first = await draw("one");
    assert.ok(first.length > 25 && first.length < 65, `${first.length}`);
    assert.deepEqual(await draw("one"), first);
    assert.notDeepEqual(await draw("two"), first);
  }).timeout(20_000);

  it("several rules at once: each counts, delays add up, the first answer wins", async () => {
    const surface = await (surfaces["in process"] ?? (() => assert.fail()))();
    const { faults } = surface.emulator;
    faults.add({ action: { kind: "delay", ms: 100 } });
    faults.add({ action: { kind: "delay", ms: 50 } });
    faults.add({ nth: 1, action: { kind: "error", code: "First" } });
    faults.add({ action: { kind: "error", code: "Second" } });
    const codes: unknown[] = [];
    for (let call = 0; call < 2; call += 1) {
      const response = await surface.emulator.fetch(list());
      codes.push(((await response.json()) as { code: string }).code);
    }
    assert.deepEqual(codes, ["First", "Second"]);
    assert.deepEqual(surface.waits, [150, 150]);
    assert.deepEqual(
      faults.list().map(({ matched, applied }) => [matched, applied]),
      [
        [2, 2],
        [2, 2],
        [2, 1],
        [2, 1],
      ],
    );
    await surface.close();
  });

  it("no rule, no trace: nothing is counted and calls carry no faults", async () => {
    assert.deepEqual(await hits(emulator, 2), []);
    assert.deepEqual(
      journalEntries(emulator).map(({ faults }) => faults),
      [undefined, undefined],
    );
  });
});

describe("fault rules of a data directory", () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-faults-"))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("outlive a restart with their counts, and end with a reset", async () => {
    const first = createEmulator({ dataDir });
    first.faults.add({ from: 2, action: refuse });
    assert.deepEqual(await hits(first, 1), []);
    first.close();
    const second = createEmulator({ dataDir });
    assert.deepEqual(await hits(second, 1), [1]);
    assert.deepEqual(second.faults.list()[0]?.matched, 2);
    second.reset();
    assert.deepEqual(second.faults.list(), []);
    assert.deepEqual(await hits(second, 1), []);
    second.close();
  });

  it("are counted exactly by two processes that call in parallel", async () => {
    const server = await startEmulatorServer({ port: 0, dataDir });
    const { emulator } = server;
    const total = 60;
    emulator.faults.add({ from: 11, times: 37, action: refuse });
    const child = spawn(
      process.execPath,
      ["--require", "tsx/cjs", join(__dirname, "call-lists.ts"), dataDir, String(total)],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    // Both start when the child is ready.
    await once(child.stdout, "data");
    child.stdin.write("go\n");
    const headers = { Authorization: `Bearer ${emulator.credentials.dashscopeApiKey}` };
    const answers = Promise.all(
      Array.from({ length: total }, () => fetch(`${server.url}/api/v1/fine-tunes`, { headers })),
    );
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    const here = (await answers).filter(({ status }) => status !== 200).length;
    assert.equal(here + Number(String(said)), 37);
    const [state] = emulator.faults.list();
    assert.deepEqual([state?.matched, state?.applied], [2 * total, 37]);
    await server.close();
  }).timeout(60_000);
});
