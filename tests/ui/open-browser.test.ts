import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../../provider/cli/ui/open-browser";

const url = "http://127.0.0.1:1/a-random-word/";

describe("the browser that finetune ui opens", () => {
  const { PATH, DISPLAY } = process.env;
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "finetune-browser-"))));
  afterEach(() => {
    Object.assign(process.env, { PATH, DISPLAY: DISPLAY ?? "" });
    rmSync(folder, { recursive: true, force: true });
  });

  it("is given no address as an argument, which every user of the machine can read, but a file of this user's own", async function () {
    if (process.platform !== "linux") return;
    const seen = join(folder, "arguments");
    const opener = join(folder, "xdg-open");
    writeFileSync(opener, `#!/bin/sh\nprintf '%s\\n' "$@" > ${seen}.part && mv ${seen}.part ${seen}\n`);
    chmodSync(opener, 0o700);
    Object.assign(process.env, { PATH: `${folder}:${PATH}`, DISPLAY: ":0" });
    const forget = openBrowser(url);
    for (let tries = 0; tries < 200 && !existsSync(seen); tries += 1) await new Promise((done) => setTimeout(done, 20));
    const [file = ""] = readFileSync(seen, "utf8").trimEnd().split("\n");
    assert.ok(!file.includes("word"), file);
    assert.ok(readFileSync(file, "utf8").includes(url));
    assert.equal(statSync(file).mode & 0o777, 0o600);
    forget();
    assert.equal(existsSync(file), false);
  });
});
