import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { scripts } from "../../package.json";
import { anchor, codeWords, links, prose, root, sections, tableRows } from "./pages";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const designPages = readdirSync(join(root, "docs/design"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/design/${name}`);
/** What those read who carry on, by its path. */
const texts = new Map(["CONTRIBUTING.md", "SECURITY.md", ...designPages].map((path) => [path, read(path)]));
const fileOf = (page: string, target: string) => posix.join(posix.dirname(page), target.split("#")[0] ?? "");
const longestContributing = 60;
const longestDecision = 40;

/** Whether a module exports a name. */
function exportsName(module: string, name: string): boolean {
  const declared = `(?:abstract )?(?:async )?(?:const|function\\*?|class|interface|type) ${name}\\b`;
  return new RegExp(`^export (?:${declared}|\\{[^}]*\\b${name}\\b)`, "m").test(module);
}

describe("the pages for who carries on", () => {
  it("link to files and headings that are there, relatively", () => {
    const dead = [...texts].flatMap(([page, text]) =>
      links(text)
        .filter((target) => !target.startsWith("https://"))
        .filter((target) => {
          const [path = "", fragment] = target.split("#");
          const file = path === "" ? page : fileOf(page, path);
          if (path.startsWith("/") || !existsSync(join(root, file))) return true;
          return fragment !== undefined && !sections(read(file)).some(({ heading }) => anchor(heading) === fragment);
        })
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(dead, []);
  });

  it("link a name only to the file that exports it", () => {
    const named = [...texts].flatMap(([page, text]) =>
      [...prose(text).matchAll(/\[`([\w]+)`\]\(([^)]+\.ts)\)/g)].map(([, name = "", target = ""]) => ({
        name,
        file: fileOf(page, target),
      })),
    );
    assert.ok(named.length > 60);
    assert.deepEqual(
      named.filter(({ name, file }) => !exportsName(read(file), name)),
      [],
    );
  });

  it("name only files and folders that are there", () => {
    const isPath = /^(?:docs|provider|sdk|tests|tools|examples)\/[\w./-]+$/;
    const missing = [...texts].flatMap(([page, text]) =>
      codeWords(prose(text))
        .filter((word) => isPath.test(word) && !existsSync(join(root, word)))
        .map((word) => `${page}: ${word}`),
    );
    assert.deepEqual(missing, []);
  });

  it("name only scripts that exist", () => {
    const named = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name ?? ""),
    );
    assert.ok(named.includes("declarations"));
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });

  it("are reached from CONTRIBUTING.md, which is one screen, within two links", () => {
    const text = read("CONTRIBUTING.md");
    assert.ok(text.trimEnd().split("\n").length <= longestContributing);
    const linkedBy = (page: string) => links(texts.get(page) ?? "").map((target) => fileOf(page, target));
    const near = linkedBy("CONTRIBUTING.md");
    const reached = new Set([...near, ...near.flatMap(linkedBy)]);
    assert.deepEqual(
      designPages.filter((page) => !reached.has(page)),
      [],
    );
  });

  it("tell each decision on a screen, with its reason, its alternatives and what follows, and list it", () => {
    const list = read("docs/design/decisions/index.md");
    const records = designPages.filter((page) => /\/decisions\/\d{4}-/.test(page)).sort();
    assert.ok(records.length > 12);
    for (const [index, page] of records.entries()) {
      const text = read(page);
      const [, number, title] = /^# (\d+)\. (.*)$/m.exec(text) ?? [];
      assert.equal(Number(number), index + 1, page);
      assert.ok(text.trimEnd().split("\n").length <= longestDecision, page);
      const parts = [...text.matchAll(/^\*\*(Context\.|Decision\.|Instead of|What follows\.)\*\*/gm)].map(
        ([, part]) => part,
      );
      assert.deepEqual(parts, ["Context.", "Decision.", "Instead of", "What follows."], page);
      assert.ok(list.includes(`[${title}](${posix.basename(page)})`), page);
    }
  });

  it("give in CONTRIBUTING.md a line on every script that people run, and on no other", () => {
    const words = tableRows(read("CONTRIBUTING.md")).flatMap((cells) => cells.flatMap(codeWords));
    const told = words.flatMap((word) => /^(?:run )?(start|test|(?<=run )[a-z:]+)(?: -- .*)?$/.exec(word)?.[1] ?? []);
    // The one runs by itself after an install, the other is the check of `npm run format`.
    const others = ["prepare", "format:check"];
    const wanted = Object.keys(scripts).filter((name) => !others.includes(name));
    assert.deepEqual([...told].sort(), wanted.sort());
  });
});
