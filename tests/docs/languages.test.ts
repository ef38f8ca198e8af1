import assert from "node:assert/strict";
import { posix } from "node:path";
import { anchor, codeWords, fenced, languages, links, page, pages, pathOf, prose, sections, tableRows } from "./pages";
import type { PageLanguage } from "./pages";

const names = [...pages.en.keys()];

/** Links of a page, as the page's name and the place of the heading among all of that page. */
function targets(name: string, language: PageLanguage): string[] {
  const folder = posix.dirname(pathOf(language, name));
  return links(page(name, language)).map((target) => {
    if (/^https?:/.test(target)) return target;
    const [path = "", fragment] = target.split("#");
    const file = path === "" ? pathOf(language, name) : posix.join(folder, path);
    const other = [...pages[language].keys()].find((candidate) => pathOf(language, candidate) === file);
    if (other === undefined || fragment === undefined) return other ?? file;
    const place = sections(page(other, language)).findIndex(({ heading }) => anchor(heading) === fragment);
    return `${other}#${place}`;
  });
}

/** Whether a link leads to the same page in the other language. */
const isOtherLanguage = (target: string, language: PageLanguage) =>
  languages.some(
    (other) => other !== language && [...pages[other].keys()].some((name) => pathOf(other, name) === target),
  );

/** What stands for people in a page, without code and addresses. */
const words = (text: string) =>
  prose(text)
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/`[^`\n]+`/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/https?:\/\/\S+/g, "");

describe("the documentation in two languages", () => {
  it("has the same pages in both", () => {
    assert.deepEqual([...pages.zh.keys()], names);
    assert.ok(names.length > 15);
  });

  it("has start pages that link to each other right under the title", () => {
    assert.deepEqual(page("README.md").split("\n").slice(0, 3), [
      "# pulumi-finetune",
      "",
      "[简体中文](README.zh-CN.md)",
    ]);
    assert.deepEqual(page("README.md", "zh").split("\n").slice(0, 3), [
      "# pulumi-finetune",
      "",
      "[English](README.md)",
    ]);
  });

  for (const name of names) {
    describe(name, () => {
      const [english, chinese] = [page(name), page(name, "zh")];

      it("has the same headings, in level and order, and one title", () => {
        // What a heading names in code is the same in both languages, so it tells exchanged headings.
        const outline = (text: string) =>
          sections(text).map(({ level, heading }) => [level, codeWords(heading).sort()] as const);
        assert.deepEqual(outline(chinese), outline(english));
        assert.equal(sections(english).filter(({ level }) => level === 1).length, 1);
      });

      it("has the same code to the letter", () => {
        assert.deepEqual(fenced(chinese), fenced(english));
      });

      it("has the same tables under the same headings, with as many columns", () => {
        const shape = (text: string) =>
          sections(text).map((section) =>
            tableRows(section.text).map((cells) => [cells.length, codeWords(cells[0] ?? "")]),
          );
        assert.deepEqual(shape(chinese), shape(english));
      });

      it("names the same code under each heading", () => {
        const named = (text: string) => sections(text).map((section) => [...new Set(codeWords(section.text))].sort());
        assert.deepEqual(named(chinese), named(english));
      });

      it("links to the same places", () => {
        const placed = (language: PageLanguage) =>
          targets(name, language)
            .filter((target) => !isOtherLanguage(target, language))
            // A picture shows the page in the language of its reader.
            .map((target) => target.replace(`.${language}.png`, ".png"));
        assert.deepEqual([...new Set(placed("zh"))].sort(), [...new Set(placed("en"))].sort());
      });

      it("leaves no sentence in English, and calls the clouds what its readers call them", () => {
        const said = words(chinese);
        assert.deepEqual(said.match(/(?:\b[A-Za-z'-]+[ ,:;]+){4,}[A-Za-z'-]+/g) ?? [], []);
        if (name !== "glossary.md")
          assert.deepEqual(
            words(english)
              .replace("[简体中文]", "")
              .match(/\p{Script=Han}+/gu) ?? [],
            [],
          );
        if (!/glossary|README/.test(name)) assert.deepEqual(said.match(/.*\b(?:Bailian|Qianfan)\b.*/g) ?? [], []);
      });
    });
  }

  it("has more than a few of each of these things to compare", () => {
    const all = languages.flatMap((language) => names.map((name) => page(name, language)));
    assert.ok(all.flatMap(fenced).length > 60);
    assert.ok(all.flatMap(links).length > 60);
    assert.ok(all.flatMap((text) => tableRows(prose(text))).length > 300);
  });
});
