import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codeWords, readme, root, tableRows } from "./readme";

const FENCED = /^ *```\w*\n[\s\S]*?^ *```$/gm;

const page = (path: string) => readFileSync(join(root, path), "utf8");
const chinese = page("README.zh-CN.md");
/** The README with the reference that it links to. */
const english = `${readme}\n${page("docs/en/reference.md")}`;
const translated = `${chinese}\n${page("docs/zh/reference.md")}`;

/** Fenced blocks of all languages, with their fences and indentation. */
const fenced = (text: string) => [...text.matchAll(FENCED)].map(([block]) => block);

/** A text without its fenced blocks, whose comments look like headings. */
const prose = (text: string) => text.replace(FENCED, "");

interface Heading {
  readonly level: number;
  readonly text: string;
}

const headings = (text: string): Heading[] =>
  [...prose(text).matchAll(/^(#+) (.*)$/gm)].map(([, marks, title]) => ({
    level: marks?.length ?? 0,
    text: title ?? "",
  }));

/** The text below each heading, down to the next one of any level. */
const sections = (text: string) => prose(text).split(/^#+ .*$/gm);

/** Anchor that GitHub gives a heading: letters and digits of every script, hyphens and underscores. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replace(/ /g, "-");

const links = (text: string) => [...prose(text).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? "");

/** In-page links as the place of their heading among all headings; -1 where there is none. */
function placesLinkedTo(text: string): number[] {
  const anchors = headings(text).map((heading) => anchor(heading.text));
  return links(text)
    .filter((target) => target.startsWith("#"))
    .map((target) => anchors.indexOf(target.slice(1)));
}

describe("the README in Chinese", () => {
  it("and the English one link to each other right under the title", () => {
    assert.deepEqual(readme.split("\n").slice(0, 3), ["# pulumi-finetune", "", "[简体中文](README.zh-CN.md)"]);
    assert.deepEqual(chinese.split("\n").slice(0, 3), ["# pulumi-finetune", "", "[English](README.md)"]);
  });

  it("has the headings of the English one, in level and order", () => {
    // What a heading names in code is the same in both languages, so it tells an exchanged order.
    const outline = (text: string) => headings(text).map((heading) => [heading.level, codeWords(heading.text)]);
    assert.deepEqual(outline(translated), outline(english));
    assert.ok(headings(english).length > 20);
  });

  it("has its code blocks to the letter", () => {
    assert.deepEqual(fenced(chinese), fenced(readme));
    assert.ok(fenced(readme).length > 10);
  });

  it("has its tables under the same headings, with the same rows by their first column", () => {
    const rows = (text: string) => sections(text).map((section) => tableRows(section).map((cells) => cells[0]));
    assert.deepEqual(rows(translated), rows(english));
    assert.ok(rows(english).flat().length > 100);
  });

  it("has as many columns in each row of them", () => {
    const widths = (text: string) => tableRows(prose(text)).map((cells) => cells.length);
    assert.deepEqual(widths(translated), widths(english));
  });

  it("names the same code under each heading", () => {
    const words = (text: string) => sections(text).map((section) => [...new Set(codeWords(section))].sort());
    assert.deepEqual(words(translated), words(english));
  });

  it("links to the headings that the English one links to", () => {
    const places = placesLinkedTo(chinese);
    assert.ok(!places.includes(-1), "an in-page link has no heading");
    assert.deepEqual(places, placesLinkedTo(readme));
    assert.ok(places.length > 10);
  });

  it("links to the files that the English one links to, and they are there", () => {
    const files = (text: string) => links(text).filter((target) => !target.startsWith("#"));
    const inEnglish = files(chinese).map((target) => target.replace(/^docs\/zh\//, "docs/en/"));
    assert.deepEqual(inEnglish.slice(1), files(readme).slice(1));
    assert.deepEqual(
      files(chinese).filter((target) => !existsSync(join(root, target))),
      [],
    );
  });
});
