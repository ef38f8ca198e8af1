import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { settingRows } from "../../provider/configuration/settings-table";
import { troubleStories } from "../engine/trouble";
import { codeBlocks, codeWords, readme, root, sectionOf, tableRows } from "./readme";
import { complaintsAbout, typedProgram } from "./typed-program";

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const firstColumn = (heading: string) =>
  sorted(tableRows(sectionOf(heading)).map(([name]) => codeWords(name ?? "")[0] ?? ""));

/** What only the vendors' own clients read. */
const vendorVariables = ["QIANFAN_CONSOLE_BASE_URL"];

describe("the README", function () {
  this.timeout(120_000);
  const programs = Object.fromEntries(codeBlocks("ts").map((text, index) => [`readme-${index}.ts`, text]));
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
    bin: Record<string, string>;
  };
  let program: ts.Program;
  before(() => {
    program = typedProgram(programs);
  });

  it("lists every setting with its environment variable and default, and no other", () => {
    const documented = tableRows(sectionOf("## Configuration")).map(([key, environment, fallback]) => [
      codeWords(key ?? "")[0],
      codeWords(environment ?? "")[0],
      fallback,
    ]);
    assert.deepEqual(
      documented.map(([key, environment]) => [key, environment]).sort(),
      Object.entries(settingRows())
        .map(([name, row]) => [`finetune:${name}`, row.environment])
        .sort(),
    );
    for (const [name, { fallback }] of Object.entries(settingRows())) {
      if (fallback === undefined) continue;
      assert.equal(documented.find(([key]) => key === `finetune:${name}`)?.[2], `\`${fallback}\``);
    }
  });

  it("speaks of no setting and no environment variable that does not exist", () => {
    const keys = [...readme.matchAll(/finetune:([a-z][A-Za-z]*)/g)].map(([, key]) => key ?? "");
    assert.deepEqual(sorted(keys), sorted(Object.keys(settingRows())));
    const variables = [...readme.matchAll(/\b(?:BOS|DASHSCOPE|QIANFAN|FINETUNE)_[A-Z_]+/g)].map(([name]) => name);
    const ours = Object.values(settingRows()).map(({ environment }) => environment);
    assert.deepEqual(sorted(variables), sorted([...ours, ...vendorVariables]));
  });

  it("leaves tables of arguments and outputs to the reference, which it links", () => {
    const section = sectionOf("## Arguments and outputs");
    assert.deepEqual(tableRows(section), []);
    assert.ok(section.includes("(docs/en/reference.md)"));
  });

  for (const name of Object.keys(programs)) {
    it(`has a program that compiles: ${(programs[name] ?? "").split("\n").find((line) => line.includes("new ")) ?? name}`, () => {
      assert.deepEqual(complaintsAbout(program, name), []);
    });
  }

  it("names only commands that exist", () => {
    const scripts = [...readme.matchAll(/npm (?:run (?:--silent )?([a-z:]+)|(start|test)\b)/g)];
    const named = sorted(scripts.map(([, script, short]) => script ?? short ?? ""));
    assert.ok(named.includes("start") && named.includes("test") && named.includes("engine"));
    assert.deepEqual(
      named.filter((script) => !(script in manifest.scripts)),
      [],
    );
    const binaries = [...readme.matchAll(/npx ([a-z-]+)/g)].map(([, binary]) => binary ?? "");
    // What is called after a plugin is started by the engine, not by people.
    const commands = Object.keys(manifest.bin).filter((name) => !name.startsWith("pulumi-resource-"));
    assert.deepEqual(sorted(binaries), commands);
  });

  it("lists every option of the emulator with its default, and no other", () => {
    const main = ["-r", "tsx/cjs", "provider/cli/main.ts"];
    const env = { ...process.env, COLUMNS: "200" };
    const help = execFileSync(process.execPath, [...main, "emulator", "--help"], { cwd: root, env, encoding: "utf8" });
    const options = [...help.matchAll(/^ {2}(--\S+(?: <\w+>)?) {2}/gm)].map(([, option]) => option ?? "");
    assert.deepEqual(firstColumn("### Options of the server"), sorted(options));
    for (const [option, fallback] of tableRows(sectionOf("### Options of the server"))) {
      const line = help.split("\n").find((text) => text.includes(codeWords(option ?? "")[0] ?? "?"));
      const written = /default: "?([^",);]+)/.exec(line ?? "")?.[1];
      // `--speed` says in words that a new data directory starts with 60.
      if (written === undefined || option?.includes("--speed") === true) continue;
      assert.equal(fallback, `\`${written}\``, option);
    }
  });

  it("tells of no situation in which things go wrong that no test plays on the real engine, and of each that one does", () => {
    const told = tableRows(sectionOf("## When things go wrong")).map(([situation]) => situation ?? "");
    assert.deepEqual(sorted(told), sorted(Object.keys(troubleStories)));
    assert.equal(told.length, new Set(told).size);
  });

  it("lists every command of `finetune`, and no other", () => {
    const main = ["-r", "tsx/cjs", "provider/cli/main.ts"];
    const help = execFileSync(process.execPath, [...main, "--help"], { cwd: root, encoding: "utf8" });
    const commands = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? "");
    const told = tableRows(sectionOf("## The command `finetune`")).map(
      ([text]) => /finetune (\w+)/.exec(text ?? "")?.[1] ?? "",
    );
    assert.deepEqual(sorted(told), sorted(commands.filter((name) => name !== "help")));
  });

  it("links to what is there", () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text]) => (text ?? "").toLowerCase());
    const anchors = headings.map((text) => text.replace(/[^a-z0-9 -]/g, "").replace(/ /g, "-"));
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? "");
    const dead = links.filter((target) =>
      target.startsWith("#") ? !anchors.includes(target.slice(1)) : !existsSync(join(root, target)),
    );
    assert.deepEqual(dead, []);
    assert.ok(links.length > 10);
  });

  it("gives for a pipeline the commands that the example's workflow runs", () => {
    const workflow = readFileSync(join(root, "examples/pipeline/.github/workflows/training.yml"), "utf8");
    const run = [...workflow.matchAll(/^(?:\s*- run: |\s+)((?:pulumi|npm) .*)$/gm)].map(([, command]) => command ?? "");
    assert.equal(run.length, 6);
    const recipe = sectionOf("## In a pipeline");
    for (const command of run) assert.ok(recipe.includes(command.replace('"$STACK"', "prod")), command);
  });
});
