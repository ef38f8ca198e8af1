import assert from "node:assert/strict";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLedger } from "../../provider/notices/ledger";
import { temporaryFolder } from "../rig/temporary-folder";

const [event, target] = ["evt_1", "slack SLACK_URL"];
const entryIn = (folder: string): string => {
  const [name = ""] = readdirSync(folder).filter((each) => each !== ".gitignore");
  return join(folder, name);
};

describe("what processes remember of notices together", () => {
  const temporary = temporaryFolder();
  const newFolder = () => join(temporary(), "notices");

  it("is told once, whoever sees it", () => {
    const folder = newFolder();
    const [first, second] = [createLedger(folder), createLedger(folder)];
    assert.equal(first.claim(event, target), "mine");
    assert.equal(second.claim(event, target), "busy");
    first.told(event, target);
    assert.equal(second.claim(event, target), "told");
    assert.equal(second.claim(event, "another"), "mine");
    assert.equal(second.claim("evt_2", target), "mine");
  });

  it("is free again once it was given up", () => {
    const folder = newFolder();
    const ledger = createLedger(folder);
    assert.equal(ledger.claim(event, target), "mine");
    ledger.giveUp(event, target);
    assert.equal(createLedger(folder).claim(event, target), "mine");
  });

  it("is taken over from a process that has died, by one", () => {
    const folder = newFolder();
    createLedger(folder).claim(event, target);
    const dead = () => false;
    assert.equal(createLedger(folder, dead).claim(event, target), "mine");
    assert.equal(createLedger(folder).claim(event, target), "busy");
  });

  it("is taken over from what holds it longer than sending takes, or was cut off", () => {
    const folder = newFolder();
    createLedger(folder).claim(event, target);
    for (const claim of [JSON.stringify({ pid: process.pid, at: Date.now() - 16_000 }), "", "{"]) {
      writeFileSync(entryIn(folder), claim);
      assert.equal(createLedger(folder).claim(event, target), "mine", claim);
    }
  });

  it("is its user's alone, names nobody, and is forgotten after a season", () => {
    const folder = newFolder();
    const ledger = createLedger(folder);
    ledger.claim(event, target);
    ledger.told(event, target);
    assert.equal(statSync(folder).mode & 0o077, 0);
    assert.equal(statSync(entryIn(folder)).mode & 0o077, 0);
    assert.match(entryIn(folder), /[0-9a-f]{32}$/);
    const longAgo = new Date(Date.now() - 91 * 24 * 3_600_000);
    utimesSync(entryIn(folder), longAgo, longAgo);
    assert.equal(createLedger(folder).claim(event, target), "mine");
  });

  it("is nothing where the folder cannot be used, and all is told", () => {
    const file = join(temporary(), "file");
    writeFileSync(file, "");
    const ledger = createLedger(join(file, "notices"));
    assert.equal(ledger.claim(event, target), "mine");
    ledger.told(event, target);
    assert.equal(ledger.claim(event, target), "mine");
  });
});
