import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { codeBlocks, page } from "../docs/pages";

const root = resolve(__dirname, "../..");
const program = readFileSync(join(root, "examples/dotnet/Program.cs"), "utf8");
const sdkFile = (name: string) => readFileSync(join(root, "sdk/dotnet", `${name}.cs`), "utf8");

/** Where the SDK declares what a program gives: `new Finetune.X("name", new() { … })`, and `new Finetune.Inputs.X { … }`. */
interface Initialiser {
  readonly file: string;
  readonly properties: string[];
}

function initialisers(text: string): readonly Initialiser[] {
  const all: Initialiser[] = [];
  const open: (Initialiser | undefined)[] = [];
  const parts = /new Finetune\.(Inputs\.)?(\w+)(\(\))?|(\{)|(\})|\b([A-Z]\w*) = /g;
  let next: Initialiser | undefined;
  for (const [, inputs, made, isEmpty, opens, closes, property] of text.matchAll(parts)) {
    if (made !== undefined) {
      next = { file: `${inputs === undefined ? "" : "Inputs/"}${made}`, properties: [] };
      all.push(next);
      if (isEmpty !== undefined) next = undefined;
    }
    if (opens !== undefined) {
      open.push(next);
      next = undefined;
    }
    if (closes !== undefined) open.pop();
    if (property !== undefined) open.at(-1)?.properties.push(property);
  }
  return all;
}

/** What a file of the SDK takes: names of C#, and whether they have to be given. */
function inputsOf(file: string): ReadonlyMap<string, boolean> {
  const declared = /\[Input\("\w+"(, required: true)?\)\][\s\S]*?public Input\w*<.+>\?? (\w+)/g;
  return new Map(
    [...sdkFile(file).matchAll(declared)].map(([, required, name = ""]) => [name, required !== undefined]),
  );
}

// Nothing here compiles C#: the program is held to the SDK that Pulumi's generator writes.
describe("the program in C#", () => {
  it("gives what the SDK takes, and all that it wants", () => {
    const given = initialisers(program);
    assert.ok(given.length >= 6);
    for (const { file, properties } of given) {
      const taken = inputsOf(file);
      assert.ok(taken.size > 0, file);
      for (const property of properties) assert.ok(taken.has(property), `${file} has no ${property}`);
      const wanted = [...taken].filter(([, isRequired]) => isRequired).map(([name]) => name);
      assert.deepEqual(
        wanted.filter((name) => !properties.includes(name)),
        [],
        file,
      );
    }
  });

  it("reads what the SDK gives", () => {
    const made = new Map(
      [...program.matchAll(/var (\w+) = new Finetune\.(\w+)\(/g)].map(([, name, type]) => [name, type]),
    );
    assert.equal(made.size, 3);
    for (const [, name, property] of program.matchAll(/\b(support\w+)\.(\w+)/g)) {
      const type = made.get(name);
      assert.ok(type !== undefined, name);
      if (property === "Id") continue;
      assert.match(sdkFile(type), new RegExp(`public Output<.+> ${property} \\{`));
    }
    for (const [, type, member] of program.matchAll(/= Finetune\.(\w+)\.(\w+),/g)) {
      assert.match(sdkFile("Enums"), new RegExp(`public static ${type} ${member} `));
    }
  });

  it("is what the page on languages shows", () => {
    const [shown, ...more] = codeBlocks(page("guides/languages.md"), "csharp");
    assert.ok(shown !== undefined && more.length === 0);
    assert.ok(program.includes(shown.trimEnd()));
  });
});
