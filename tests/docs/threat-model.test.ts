import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, tableRows } from "./pages";

const text = readFileSync(join(root, "docs/design/threat-model.md"), "utf8");
const security = readFileSync(join(root, "SECURITY.md"), "utf8");
const testsIn = (cell: string) => [...cell.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path ?? "");

describe("the threat model", () => {
  const threats = text
    .split(/^## /m)
    .flatMap((section) => tableRows(section))
    .filter((row) => row.length === 3 && row[0] !== "could");

  it("names for every threat a promise and tests that exist", () => {
    assert.ok(threats.length > 20);
    for (const [threat = "", promise = "", held = ""] of threats) {
      assert.ok(promise.length > 10, threat);
      assert.ok(testsIn(held).length > 0, threat);
    }
    const missing = testsIn(text).filter((path) => !path.endsWith(".test.ts") || !existsSync(join(root, path)));
    assert.deepEqual(missing, []);
  });

  it("is what SECURITY.md speaks of, with a line for each of its chapters", () => {
    assert.ok(security.includes("(docs/design/threat-model.md)"));
    const chapters = [...text.matchAll(/^## (.*)$/gm)].length;
    const lines = [...security.matchAll(/^- /gm)].length;
    assert.ok(lines >= chapters, `${lines} lines for ${chapters} chapters`);
  });
});
