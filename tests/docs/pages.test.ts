import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import type ts from "typescript";
import { parse } from "yaml";
import { z } from "zod";
import { settingRows } from "../../provider/configuration/settings-table";
import { faultAction } from "../../provider/emulator/faults/fault-rule";
import schema from "../../sdk/schema.json";
import {
  anchor,
  codeBlocks,
  codeWords,
  isGenerated,
  languages,
  links,
  page,
  pages,
  pathOf,
  root,
  sectionIn,
  sections,
  tableRows,
} from "./pages";
import { complaintsAbout, typedProgram } from "./typed-program";

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
/** Everything that is written in English. */
const everything = [...pages.en.values()].join("\n");
/** Widest row of a table that an editor or a terminal still shows on one line. */
const widestRow = 120;
const longestStart = 150;
/** How many columns a text takes where Chinese characters take two. */
const width = (text: string) => text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/g) ?? []).length;

/** What only the vendors' own clients read. */
const vendorVariables = ["QIANFAN_CONSOLE_BASE_URL"];

const help = (...args: string[]) =>
  execFileSync(process.execPath, ["-r", "tsx/cjs", "provider/cli/main.ts", ...args, "--help"], {
    cwd: root,
    env: { ...process.env, COLUMNS: "200" },
    encoding: "utf8",
  });

const yamlProgram = z.looseObject({
  resources: z
    .record(z.string(), z.looseObject({ type: z.string(), properties: z.record(z.string(), z.unknown()) }))
    .optional(),
});

/** Arguments of a resource or of the provider, as the plugin's schema has them. */
function membersOfType(type: string): object {
  if (type === "pulumi:providers:finetune") return schema.provider.inputProperties;
  const [, resource] = Object.entries(schema.resources).find(([token]) => token.replace(":index:", ":") === type) ?? [];
  assert.ok(resource, type);
  return resource.inputProperties;
}

describe("the pages", function () {
  this.timeout(300_000);
  const blocks = [...pages.en].flatMap(([name, text]) => codeBlocks(text, "ts").map((code) => [name, code] as const));
  const programs = Object.fromEntries(blocks.map(([, code], index) => [`page-program-${index}.ts`, code]));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
    bin: Record<string, string>;
  };
  let program: ts.Program;
  before(() => {
    program = typedProgram(programs);
  });

  for (const language of languages) {
    it(`link to pages and headings that are there, relatively, in ${language}`, () => {
      const dead = [...pages[language]].flatMap(([name, text]) =>
        links(text)
          .filter((target) => !/^https:\/\//.test(target))
          .filter((target) => {
            const [path = "", fragment] = target.split("#");
            const self = pathOf(language, name);
            const file = path === "" ? self : posix.join(posix.dirname(self), path);
            if (path.startsWith("/") || !existsSync(join(root, file))) return true;
            if (fragment === undefined) return false;
            const there = sections(readFileSync(join(root, file), "utf8")).map(({ heading }) => anchor(heading));
            return !there.includes(fragment);
          })
          .map((target) => `${pathOf(language, name)}: ${target}`),
      );
      assert.deepEqual(dead, []);
    });

    it(`have no table wider than ${widestRow} columns where people write it, and a start page of at most ${longestStart} lines, in ${language}`, () => {
      const wide = [...pages[language]]
        .filter(([, text]) => !isGenerated(text))
        .flatMap(([name, text]) =>
          text
            .split("\n")
            .filter((line) => line.startsWith("|") && width(line) > widestRow)
            .map((line) => `${pathOf(language, name)}: ${line}`),
        );
      assert.deepEqual(wide, []);
      assert.ok(page("README.md", language).trimEnd().split("\n").length <= longestStart);
    });

    it(`are all reached from the start page within two links, in ${language}`, () => {
      const from = (name: string) =>
        links(page(name, language)).map((target) =>
          posix.join(posix.dirname(pathOf(language, name)), target.split("#")[0] ?? ""),
        );
      const names = [...pages[language].keys()];
      const nameOf = new Map(names.map((name) => [pathOf(language, name), name]));
      const near = from("README.md").flatMap((path) => nameOf.get(path) ?? []);
      const reached = new Set(["README.md", ...near, ...near.flatMap(from).flatMap((path) => nameOf.get(path) ?? [])]);
      assert.deepEqual(
        names.filter((name) => !reached.has(name)),
        [],
      );
    });
  }

  it("list every setting with its environment variable and default, and no other", () => {
    const told = sections(page("reference/configuration.md"))
      .filter(({ heading }) => heading.startsWith("`finetune:"))
      .map(({ heading, text }) => [
        codeWords(heading)[0],
        codeWords(/^- Environment: (.*)$/m.exec(text)?.[1] ?? "")[0],
        codeWords(/^- Default: (.*)$/m.exec(text)?.[1] ?? "")[0],
      ]);
    const rows = Object.entries(settingRows());
    const byKey = (all: readonly (readonly (string | undefined)[])[]) => [...all].sort();
    assert.deepEqual(
      byKey(told.map(([key, environment]) => [key, environment])),
      byKey(rows.map(([name, { environment }]) => [`finetune:${name}`, environment])),
    );
    for (const [name, { fallback }] of rows) {
      if (fallback !== undefined) assert.equal(told.find(([key]) => key === `finetune:${name}`)?.[2], fallback);
    }
  });

  it("speak of no setting and no environment variable that does not exist", () => {
    const keys = [...everything.matchAll(/finetune:(?!index:)([a-z][A-Za-z]*)/g)]
      .map(([, key]) => key ?? "")
      // Functions of the plugin are called so, too.
      .filter((key) => !(`finetune:index:${key}` in schema.functions));
    assert.deepEqual(sorted(keys), sorted(Object.keys(settingRows())));
    const variables = [...everything.matchAll(/\b(?:BOS|DASHSCOPE|QIANFAN|FINETUNE)_[A-Z_]+/g)].map(([name]) => name);
    const ours = Object.values(settingRows()).map(({ environment }) => environment);
    assert.deepEqual(sorted(variables), sorted([...ours, ...vendorVariables]));
  });

  for (const [index, name] of Object.keys(programs).entries()) {
    const [from = "", code = ""] = blocks[index] ?? [];
    it(`have a program that compiles: ${from}, ${code.split("\n").find((line) => line.includes("new ")) ?? name}`, () => {
      assert.deepEqual(complaintsAbout(program, name), []);
    });
  }

  it("name only commands that exist", () => {
    const scripts = [...everything.matchAll(/npm (?:run (?:--silent )?([a-z:]+)|(start|test)\b)/g)];
    const named = sorted(scripts.map(([, script, short]) => script ?? short ?? ""));
    assert.ok(named.includes("start") && named.includes("test:kill") && named.includes("engine"));
    assert.deepEqual(
      named.filter((script) => !(script in manifest.scripts)),
      [],
    );
    const binaries = [...everything.matchAll(/npx ([a-z-]+)/g)].map(([, binary]) => binary ?? "");
    // What is called after a plugin is started by the engine, not by people.
    const commands = Object.keys(manifest.bin).filter((name) => !name.startsWith("pulumi-resource-"));
    assert.deepEqual(sorted(binaries), commands);
  });

  it("list every option of the emulator with its default, and no other", () => {
    const text = help("emulator");
    const options = [...text.matchAll(/^ {2}(--\S+(?: <\w+>)?) {2}/gm)].map(([, option]) => option ?? "");
    const section = sectionIn(page("simulated-clouds/index.md"), "## Options of the server");
    const told = [...section.matchAll(/^- `([^`]+)`(?:, `([^`]+)`)?/gm)].map(([, option = "", fallback]) => ({
      option,
      fallback,
    }));
    assert.deepEqual(sorted(told.map(({ option }) => option)), sorted(options));
    for (const { option, fallback } of told) {
      const line = text.split("\n").find((candidate) => candidate.includes(option));
      const written = /default: "?([^",);]+)/.exec(line ?? "")?.[1];
      // `--speed` says in words that a new data directory starts with 60.
      if (written !== undefined && !option.includes("--speed")) assert.equal(fallback, written, option);
    }
  });

  it("tell of no situation in which things go wrong that no test plays on the real engine, and of each that one does", () => {
    const told = sections(page("when-things-go-wrong.md")).filter(({ text }) => text.includes("**You see:**"));
    const situations = told.map(({ heading }) => heading);
    // Read, not imported: the stories bring the engine along, and each of them finds its own place on the page.
    const folder = join(root, "tests/engine/trouble");
    const stories = readdirSync(folder).flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}"(.+)": \(trouble\) =>$/gm),
    ]);
    assert.ok(stories.length > 15);
    assert.deepEqual(sorted(situations), sorted(stories.map(([, situation]) => situation ?? "")));
    assert.equal(situations.length, new Set(situations).size);
  });

  it("list every fault with its members, and no other", () => {
    const told = tableRows(page("simulated-clouds/faults.md")).map(([kind = "", members = ""]) => [
      ...codeWords(kind),
      ...codeWords(members),
    ]);
    for (const { shape } of faultAction.options) {
      const { kind, ...members } = shape;
      const row = told.find(([name]) => name === kind.value);
      assert.ok(row, kind.value);
      const missing = Object.keys(members).filter((member) => !row.includes(member));
      assert.deepEqual(missing, [], kind.value);
    }
    assert.equal(told.length, faultAction.options.length);
  });

  it("give resources in YAML only members that the plugin's schema has", () => {
    const texts = [...pages.en.values()]
      .flatMap((text) => codeBlocks(text, "yaml"))
      .filter((text) => text.includes("resources:"));
    const resources = texts.flatMap((text) => Object.values(yamlProgram.parse(parse(text)).resources ?? {}));
    assert.ok(resources.length > 3);
    for (const { type, properties } of resources) {
      assert.deepEqual(
        Object.keys(properties).filter((name) => !(name in membersOfType(type))),
        [],
        type,
      );
    }
  });

  it("list every command of `finetune`, and no other", () => {
    const commands = [...help().matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? "");
    const told = [...page("reference/cli.md").matchAll(/^## `finetune (\w+)`/gm)].map(([, name]) => name ?? "");
    assert.deepEqual(sorted(told), sorted(commands.filter((name) => name !== "help")));
  });

  it("give for a pipeline the commands that the example's workflow runs", () => {
    const workflow = readFileSync(join(root, "examples/pipeline/.github/workflows/training.yml"), "utf8");
    const run = [...workflow.matchAll(/^(?:\s*- run: |\s+)((?:pulumi|npm) .*)$/gm)].map(([, command]) => command ?? "");
    assert.equal(run.length, 6);
    const recipe = page("guides/pipelines.md");
    for (const command of run) assert.ok(recipe.includes(command.replace('"$STACK"', "prod")), command);
  });
});
