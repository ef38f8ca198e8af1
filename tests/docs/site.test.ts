import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { deadLinks } from "../../tools/site/dead-links";
import { entrances, homeFrontMatter } from "../../tools/site/home";
import { searchedTerm, searchTerms, searchWeight } from "../../tools/site/search";
import { menu } from "../../tools/site/sidebar";
import { readSitePages, siteTarget, siteText, type SitePage } from "../../tools/site/site-pages";
import { languages, page, root, sections } from "./pages";

const pages = readSitePages(root);
const space = { pages, repository: "https://example.org/blob/main/" };
const pageOf = (language: string, route: string): SitePage =>
  pages.find((each) => each.language === language && each.route === route) ?? assert.fail(route);

describe("the site of the documentation", () => {
  describe("is searched by terms, which", () => {
    for (const [text, ...terms] of [
      ["Roll back.", "Roll", "back"],
      ["`qwen3-8b`:", "qwen3-8b", "qwen3", "8b"],
      ["(InvalidTrainingData)", "InvalidTrainingData", "Invalid", "Training", "Data"],
      ["pulumi up --stack <name>", "pulumi", "up", "--stack", "stack", "name"],
      ["finetune:maxCost", "finetune:maxCost", "finetune", "maxCost", "max", "Cost"],
      ["1.6e-5, then", "1.6e-5", "1", "6e", "5", "then"],
      ["轮换密钥", "轮换", "换密", "密钥"],
      ["按量付费，回", "按量", "量付", "付费", "回"],
      ["qwen3-8b的超参", "qwen3-8b", "qwen3", "8b", "的超", "超参"],
      ["—— , 。"],
    ] as const) {
      it(`are of “${text}”: ${terms.join(" ") || "none"}`, () => assert.deepEqual(searchTerms(text), terms));
    }

    it("are looked for in small letters, without the words that every page has", () => {
      const asked = searchTerms("What does InvalidTrainingData mean?").map(searchedTerm);
      assert.deepEqual(asked, [null, null, "invalidtrainingdata", "invalid", "training", "data", null]);
    });

    it("count more at the beginning of a page, and less on pages that are not for users", () => {
      const weight = (section: string, ...titles: string[]) => searchWeight(section, "gate", { title: "Gate", titles });
      const [beginning, later, design, links] = [
        weight("/en/guides/gate.html#the-gate"),
        weight("/en/guides/gate.html#more", "The gate"),
        weight("/docs/en/design/map.html#gate", "Map"),
        weight("/zh/#do", "Documentation"),
      ];
      assert.ok(beginning > later && later > design && design === links);
    });

    it("are told by functions that stand alone, as the browser gets them", () => {
      const alone = (own: (...given: never[]) => unknown): unknown => runInThisContext(`(${own.toString()})`);
      const [terms, term, weight] = [searchTerms, searchedTerm, searchWeight].map(alone);
      assert.ok(typeof terms === "function" && typeof term === "function" && typeof weight === "function");
      assert.deepEqual(terms("--stack 密钥"), ["--stack", "stack", "密钥"]);
      assert.equal(term("Roll"), "roll");
      assert.equal(weight("/en/errors.html", "roll", { titles: ["Errors"] }), 1);
    });
  });

  for (const language of languages) {
    it(`has each page once in its menu, in the order of the start page, in ${language}`, () => {
      const groups = menu(language, pages);
      const links = groups.flatMap(({ items }) => items.map(({ link }) => link));
      const all = pages.filter((each) => each.language === language && each.route !== "index.md");
      const linkOf = (route: string) => `/${language}/${route.replace(/(?:index)?\.md$/, "")}`;
      assert.deepEqual([...links].sort(), all.map(({ route }) => linkOf(route)).sort());
      const start = page("index.md", language);
      const headings = sections(start).filter(({ level }) => level === 2);
      assert.deepEqual(
        groups.slice(0, headings.length).map(({ text }) => text),
        headings.map(({ heading }) => heading),
      );
      const told = [...start.matchAll(/\]\(([^)]+)\)/g)].map(([, route = ""]) => linkOf(route));
      assert.deepEqual(
        links.filter((link) => told.includes(link)),
        told,
      );
      for (const { items } of groups) for (const { text } of items) assert.match(text, /\S/);
    });
  }

  it("has the same routes in both languages, so that a reader changes the language and stays where they are", () => {
    const routes = (language: string) => pages.filter((each) => each.language === language).map(({ route }) => route);
    assert.deepEqual(routes("zh").sort(), routes("en").sort());
  });

  for (const [what, language, route, target, expected] of [
    ["a page of the same folder", "en", "guides/gate.md", "roll-back.md#after", "roll-back.md#after"],
    ["the read-me", "zh", "guides/first-job.md", "../../../README.zh-CN.md#安装", "../project/overview.md#安装"],
    ["the other language", "en", "guides/gate.md", "../../zh/guides/gate.md", "../../zh/guides/gate.md"],
    ["a page in one language", "zh", "project/overview.md", "SECURITY.md", "security.md"],
    ["a picture", "en", "guides/run-page.md", "../../pictures/run.en.png", "/pictures/run.en.png"],
    [
      "a file of the repository",
      "en",
      "guides/examples.md",
      "../../../examples/serving",
      `${space.repository}examples/serving`,
    ],
    ["a heading of the page itself", "en", "errors.md", "#codes-of-bailian", "#codes-of-bailian"],
    ["elsewhere", "en", "errors.md", "https://example.org/", "https://example.org/"],
  ] as const) {
    it(`leads to ${what}: ${target}`, () => assert.equal(siteTarget(pageOf(language, route), target, space), expected));
  }

  it("leaves code as it is, and says in Chinese that a page is in English", () => {
    const text = "# Title\n\n[a](gate.md)\n\n```md\n[a](SECURITY.md)\n```\n";
    const own: SitePage = { language: "zh", source: "SECURITY.md", route: "project/security.md", text, title: "Title" };
    const made = siteText(own, space);
    assert.match(made, /\(SECURITY\.md\)\n```/);
    assert.match(made, /^# Title\n\n> 本页只有英文版。\n/);
  });

  for (const [language, tagline, texts] of [
    [
      "en",
      /"tagline":"A Pulumi provider .* Qianfan\. <code>pulumi up<\/code> submits a job once/,
      ["First job", "When things go wrong", "Errors by code", "Reference"],
    ],
    [
      "zh",
      /"tagline":"用于阿里云百炼.*<code>pulumi up<\/code> 只提交一次任务/,
      ["第一个任务", "出问题时", "按错误码查找", "参考"],
    ],
  ] as const) {
    it(`begins with what the read-me begins with: words, picture and links, in ${language}`, () => {
      const start = pageOf(language, "index.md");
      const front = homeFrontMatter(start, space);
      assert.match(front, /^---\n\{.*\}\n---\n\n$/);
      assert.match(front, tagline);
      assert.ok(front.includes(`"src":"/pictures/runs.${language}.png"`));
      const links = entrances(start, space);
      assert.deepEqual(
        links.map(({ text }) => text),
        texts,
      );
      assert.equal(links[0]?.link, `/${language}/guides/first-job`);
    });
  }

  it("is refused with a link or an anchor that leads nowhere", () => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    try {
      mkdirSync(join(folder, "en"));
      const links = [
        "/docs/en/",
        "b.html#there",
        "b.html#gone",
        "gone.html",
        "/en/b.html",
        "https://example.org/",
        "#top",
      ];
      const anchors = links.map((link) => `<a href="${link}">x</a>`).join("");
      writeFileSync(join(folder, "en", "index.html"), `<h1 id="top">x</h1>${anchors}<img src="/docs/gone.png">`);
      writeFileSync(join(folder, "en", "b.html"), '<h2 id="there">x</h2>');
      assert.deepEqual(
        deadLinks(folder, "/docs/").sort(),
        ["/docs/gone.png", "/en/b.html", "b.html#gone", "gone.html"].map((link) => `en/index.html: ${link}`),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
