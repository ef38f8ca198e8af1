import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { keepToUser, makePrivateFolder } from "../../provider/base/private-folder";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { createBlobStore } from "../../provider/emulator/store/blob-store";
import { createScanCache } from "../../provider/preflight/cache/scan-cache";
import { scanContent } from "../preflight/rig/scan-content";

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Everything below a folder, itself included, with its mode. */
function modesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(["", ...names].map((name) => [name, modeOf(join(folder, name))]));
}

function assertPrivate(folder: string): void {
  const modes = modesBelow(folder);
  for (const [name, mode] of Object.entries(modes)) {
    assert.equal(mode, statSync(join(folder, name)).isDirectory() ? "700" : "600", `${name}: ${JSON.stringify(modes)}`);
  }
}

describe("other users of the machine", () => {
  let base: string;
  let umask: number;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), "finetune-private-"));
    umask = process.umask(0);
  });
  afterEach(() => {
    process.umask(umask);
    rmSync(base, { recursive: true, force: true });
  });

  /** A data directory with keys, a journal and an object, whose emulator is still open. */
  async function used(dataDir: string): Promise<Emulator> {
    const emulator = createEmulator({ dataDir });
    await emulator.fetch(new Request("http://x/api/v1/fine-tunes"));
    assert.equal(emulator.journal(0).at(-1)?.includes("fine-tunes"), true);
    await createBlobStore(dataDir).write(Readable.from([Buffer.from("a secret row")]));
    return emulator;
  }

  it("read nothing of the simulated clouds under a umask that forbids nothing: database, journal, objects", async () => {
    const dataDir = join(base, "made/data");
    const emulator = await used(dataDir);
    assert.ok(existsSync(join(dataDir, "emulator.sqlite-wal")) && readdirSync(join(dataDir, "objects")).length === 1);
    assertPrivate(join(base, "made"));
    emulator.close();
    assertPrivate(join(base, "made"));
  });

  it("read nothing of what preflight keeps", async () => {
    const folder = join(base, ".finetune/preflight");
    const row = { messages: ["user", "assistant"].map((role) => ({ role, content: "Hi" })) };
    const rows = scanContent(JSON.stringify(row), { cloud: "bailian", format: "chat" });
    await createScanCache(folder).put({ path: "train.jsonl" }, { rows });
    assert.equal(readdirSync(folder).length, 2);
    assertPrivate(join(base, ".finetune"));
  });

  it("lose what a data directory of before let them do", async () => {
    const dataDir = join(base, "data");
    (await used(dataDir)).close();
    mkdirSync(join(dataDir, "preflight"));
    for (const name of ["", ...readdirSync(dataDir)]) chmodSync(join(dataDir, name), 0o777);
    rmSync(join(dataDir, ".gitignore"));
    const emulator = createEmulator({ dataDir });
    const { "": folder, objects, preflight, "emulator.sqlite": database, ".gitignore": ignored } = modesBelow(dataDir);
    emulator.close();
    // A program may be run by whoever could run it: only others' rights go.
    assert.deepEqual([folder, objects, preflight, database, ignored], ["700", "700", "700", "700", "600"]);
  });

  it("keep their way into a project's folder that was named as data directory, and read no file of ours in it", async () => {
    chmodSync(base, 0o755);
    writeFileSync(join(base, "index.ts"), "");
    for (let round = 0; round < 2; round += 1) (await used(base)).close();
    assert.deepEqual(
      [modeOf(base), existsSync(join(base, ".gitignore")), modeOf(join(base, "index.ts"))],
      ["755", false, "666"],
    );
    assert.equal(modeOf(join(base, "emulator.sqlite")), "600");
    assertPrivate(join(base, "objects"));
  });

  it("do not have their folder used, nor their file in a folder of ours; root's is", () => {
    // What root owns is nobody's: where root runs this, the folder is given away.
    if (process.getuid?.() === 0) chownSync(base, 4321, 4321);
    const me = statSync(base).uid;
    const stranger = me + 1000;
    const refusal = {
      code: "foreign-folder",
      message: new RegExp(`^${base} belongs to another user \\(${me}; this one is ${stranger}\\)`),
    };
    assert.throws(() => makePrivateFolder(base, () => true, stranger), refusal);
    assert.throws(() => keepToUser(base, {}, stranger), refusal);
    keepToUser("/", {}, stranger);
    keepToUser(base, {}, 0);
  });

  it("commit nothing of it: git ignores all that is in the folder, and a `.gitignore` that was there stays", async () => {
    const dataDir = join(base, "data");
    (await used(dataDir)).close();
    assert.equal(readFileSync(join(dataDir, ".gitignore"), "utf8"), "*\n");
    writeFileSync(join(dataDir, ".gitignore"), "mine\n");
    (await used(dataDir)).close();
    assert.equal(readFileSync(join(dataDir, ".gitignore"), "utf8"), "mine\n");
  });
});
