import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { createEmulator } from "../../provider/emulator";
import { errorText } from "../../provider/base/error-text";
import { compileWithoutLocks } from "./rig/compile-without-locks";
import { fillUp } from "./rig/fill-up";
import { ServerNotStarted, startServerProcess } from "./rig/server-process";
import { signTarget } from "./rig/sign-target";

const isRoot = process.getuid?.() === 0;

/** Runs a mount command; false where this machine does not allow it. */
function mount(...args: string[]): boolean {
  return isRoot && spawnSync("mount", args, { stdio: "ignore" }).status === 0;
}

describe("a data directory that cannot be used", function () {
  this.timeout(120_000);
  let folder: string;
  let mounted: string[] = [];
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "finetune-storage-"))));
  afterEach(() => {
    // Lazily: the driver keeps files of a closed database open until its statements are collected.
    for (const place of mounted) execFileSync("umount", ["-l", place]);
    mounted = [];
    rmSync(folder, { recursive: true, force: true });
  });

  /** A server that must not start: its exit code and what it says. */
  async function refusedStart(
    dataDir: string,
    options: Parameters<typeof startServerProcess>[2] = {},
  ): Promise<string> {
    const outcome = await startServerProcess(dataDir, [], options).then(
      async (server) => assert.fail(`it started: ${server.url} ${await server.end("SIGKILL")}`),
      (error: unknown) => error,
    );
    assert.ok(outcome instanceof ServerNotStarted, String(outcome));
    assert.equal(outcome.exitCode, 1);
    assert.doesNotMatch(outcome.log, /\n\s+at /);
    return outcome.log;
  }

  /** What an embedded start says. */
  function embeddedRefusal(dataDir: string): string {
    try {
      createEmulator({ dataDir }).close();
    } catch (error) {
      return errorText(error);
    }
    return assert.fail("it opened");
  }

  it("on a full disk: calls are refused in the vendor's form, reads go on, nothing is lost, and writes go on once there is space", async function () {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    if (!mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", disk))
      return leaveOut(this, "a full disk needs root and mount");
    mounted.push(disk);
    const server = await startServerProcess(disk);
    const headers = { Authorization: `Bearer ${server.dashscopeApiKey}` };
    const upload = (bytes: number) => {
      const form = new FormData();
      form.append("files", new File(["x".repeat(bytes)], "a.jsonl"));
      return fetch(`${server.url}/api/v1/files`, { method: "POST", headers, body: form });
    };
    const kept: string[] = [];
    let refused: Response | undefined;
    for (let tries = 0; refused === undefined && tries < 50; tries += 1) {
      const answer = await upload(200_000);
      if (answer.status === 200) kept.push(/"file_id":"([^"]+)"/.exec(await answer.text())?.[1] ?? "");
      else refused = answer;
    }
    assert.equal(refused?.status, 500);
    const said = await refused.text();
    assert.match(said, /"code":"InternalError","request_id":"[^"]+","message":"[^"]*disk is full[^"]*Free some space/);
    assert.ok(said.includes(disk), said);

    fillUp(join(disk, "rest"));
    const query = { Action: "CreateFineTuningJob" };
    const qianfan = await fetch(`${server.url}/v2/finetuning?Action=CreateFineTuningJob`, {
      method: "POST",
      headers: await signTarget(server, "/v2/finetuning", query),
      body: JSON.stringify({ name: "full", model: "ERNIE-Speed-8K", trainMode: "SFT", description: "d".repeat(200) }),
    });
    // A small write may still fit into a page that the log already has.
    if (qianfan.status !== 200)
      assert.match(await qianfan.text(), /"code":"InternalError","message":"[^"]*disk is full/);
    for (const id of kept) assert.equal((await fetch(`${server.url}/api/v1/files/${id}`, { headers })).status, 200);
    rmSync(join(disk, "rest"));
    execFileSync("mount", ["-o", "remount,size=8m", disk]);
    assert.equal((await upload(200_000)).status, 200);
    assert.equal(await server.end(), 0);
    const again = createEmulator({ dataDir: disk });
    const list = await again.fetch(new Request("http://x/api/v1/files?page_size=100"));
    const text = await list.text();
    again.close();
    assert.deepEqual(
      kept.filter((id) => !text.includes(id)),
      [],
    );
  });

  it("on a disk that is full from the start: says so and ends", async function () {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    if (!mount("-t", "tmpfs", "-o", "size=16k", "tmpfs", disk))
      return leaveOut(this, "a full disk needs root and mount");
    mounted.push(disk);
    for (const said of [await refusedStart(disk), embeddedRefusal(disk)]) {
      assert.match(said, /disk (is full|cannot be read or written) \((SQLITE_FULL|SQLITE_IOERR)/);
      assert.ok(said.includes(disk), said);
    }
  });

  it("in a read-only folder: says so and ends, whether it is new or holds a database", async function () {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    if (!mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", disk))
      return leaveOut(this, "a read-only folder needs mount, since root ignores modes");
    mounted.push(disk);
    const filled = join(disk, "filled");
    await (await startServerProcess(filled)).end();
    execFileSync("mount", ["-o", "remount,ro", disk]);
    for (const dataDir of [join(disk, "new"), filled]) {
      for (const said of [await refusedStart(dataDir), embeddedRefusal(dataDir)]) {
        assert.match(said, /cannot be (written|made|opened or made)|file system is read-only/);
        assert.match(said, /Make the folder writable/);
        assert.ok(said.includes(dataDir), said);
      }
    }
    execFileSync("mount", ["-o", "remount,rw", disk]);
    assert.equal(await (await startServerProcess(filled)).end(), 0);
  });

  it("with a database of a newer release: says which, changes nothing, and ends", async () => {
    createEmulator({ dataDir: folder }).close();
    for (const part of ["core", "bailian", "qianfan"]) {
      edit(folder, `UPDATE schema_part SET version = version + 100 WHERE name = '${part}'`);
      for (const said of [await refusedStart(folder), embeddedRefusal(folder)]) {
        assert.match(said, new RegExp(`newer release \\(${part} schema 1\\d\\d, this release knows \\d+\\)`));
        assert.match(said, /Update pulumi-finetune, or name another data directory/);
        assert.ok(said.includes(folder), said);
      }
      edit(folder, `UPDATE schema_part SET version = version - 100 WHERE name = '${part}'`);
    }
    createEmulator({ dataDir: folder }).close();
  });

  it("on a file system without locks: says so and ends", async function () {
    const library = compileWithoutLocks(folder);
    if (library === undefined) return leaveOut(this, "a file system without locks is made with a C compiler on Linux");
    const said = await refusedStart(join(folder, "data"), { env: { ...process.env, LD_PRELOAD: library } });
    assert.match(said, /file locks|file system/);
    assert.match(said, /local disk/);
    assert.ok(said.includes(join(folder, "data")), said);
  });

  for (const [what, make, expected] of [
    ["that is a file", (path: string) => writeFileSync(path, "x"), /it is no folder/],
    [
      "whose database is something else",
      (path: string) => {
        mkdirSync(path);
        writeFileSync(join(path, "emulator.sqlite"), "this is no database, but it is long enough".repeat(100));
      },
      /is no database|is damaged/,
    ],
  ] as const) {
    it(`${what}: says so and ends`, async () => {
      const path = join(folder, "data");
      make(path);
      for (const said of [await refusedStart(path), embeddedRefusal(path)]) {
        assert.match(said, expected);
        assert.ok(said.includes(path), said);
      }
      assert.ok(existsSync(path));
    });
  }
});

function edit(dataDir: string, sql: string): void {
  const database = new Database(join(dataDir, "emulator.sqlite"));
  database.exec(sql);
  database.close();
}

/** Nothing is left out silently. */
function leaveOut(test: Mocha.Context, reason: string): void {
  process.stdout.write(`      LEFT OUT: ${test.test?.title ?? ""}: ${reason}\n`);
}
