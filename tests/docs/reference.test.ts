import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import { functions, kinds } from "../../provider/contract/kinds";
import type { Argument, Output, PropertyType, Words } from "../../provider/contract/kinds/declaration";
import schema from "../../sdk/schema.json";
import { generatedFiles } from "../../tools/declarations/generated-files";
import { shapeType } from "../../tools/declarations/rule-type";
import { codeWords, root, sectionIn, tableRows } from "./pages";
import { membersOf, typedProgram } from "./typed-program";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const english = read("docs/en/reference/resources.md");
const functionsPage = read("docs/en/reference/functions.md");
const javaFolder = "sdk/java/src/main/java/io/github/pulumifinetune/finetune";
const schemaPage = read("docs/en/reference/schema.md");

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const firstColumn = (text: string) => tableRows(text).map(([name]) => codeWords(name ?? "")[0] ?? "");
/** Rows of the thing itself, without those of the members inside it. */
const outer = (names: readonly string[]) => sorted(names.filter((name) => !/[.[]/.test(name)));

const fileOf: Readonly<Record<string, string>> = {
  FineTuneJob: "sdk/declared/fine-tune-job.ts",
  TrainingDataset: "sdk/declared/training-dataset.ts",
  ModelVersion: "sdk/declared/model-version.ts",
  ModelDeployment: "sdk/declared/model-deployment.ts",
  FineTunedModel: "sdk/declared/fine-tuned-model.ts",
};
const argumentTypesOf: Readonly<Record<string, readonly string[]>> = {
  FineTuneJob: ["FineTuneJobCommonArgs", "FineTuneJobTrainingDatasetArgs"],
  TrainingDataset: ["TrainingDatasetCommonArgs"],
  ModelVersion: ["ModelVersionCommonArgs"],
  ModelDeployment: ["ModelDeploymentCommonArgs"],
  FineTunedModel: ["FineTunedModelArgs"],
};

describe("what is generated from the declarations", function () {
  this.timeout(120_000);
  let program: ts.Program;
  before(() => {
    const clouds = Object.keys(declaredBlocks).map((cloud) => `provider/clouds/${cloud}/arguments.ts`);
    program = typedProgram({}, [...Object.values(fileOf), ...clouds]);
  });

  it("is what stands in the repository: `npm run declarations` changes nothing", async () => {
    const files = await generatedFiles();
    assert.ok(files.size > 8);
    for (const [path, text] of files) {
      assert.ok(existsSync(join(root, path)), `${path} is missing: npm run declarations`);
      assert.equal(read(path), text, `${path} is not what its declarations say: npm run declarations`);
    }
  });

  for (const kind of kinds) {
    const file = fileOf[kind.name] ?? "";

    it(`lists every argument of \`${kind.name}\`, and no other`, () => {
      const types = argumentTypesOf[kind.name] ?? [];
      const page = outer(firstColumn(sectionIn(english, `### \`${kind.name}\`: arguments`)));
      assert.deepEqual(page, sorted(types.flatMap((type) => membersOf(program, file, type))));
      assert.ok(page.length > 4);
    });

    it(`lists every output of \`${kind.name}\`, and no other`, () => {
      const page = outer(firstColumn(sectionIn(english, `### \`${kind.name}\`: outputs`)));
      assert.deepEqual(page, sorted(membersOf(program, file, `${kind.name}Outputs`)));
      assert.ok(page.length > 7);
    });

    for (const [cloud, blocks] of Object.entries(declaredBlocks)) {
      const block = blocks[kind.name];
      if (block === undefined) continue;
      it(`lists every argument of the block \`${cloud}\` of \`${kind.name}\`, with the members of its objects, and no other`, () => {
        const page = firstColumn(sectionIn(english, `### \`${kind.name}\`: block \`${cloud}\``));
        const typeNames = block.shapes.map(({ rule }) => rule.name ?? "");
        const types = typeNames.flatMap((type) => membersOf(program, `provider/clouds/${cloud}/arguments.ts`, type));
        const parameters = block.shapes.flatMap((shape) => shape.parameters?.rows.map(({ key }) => key) ?? []);
        assert.deepEqual(outer(page), sorted([...types, ...parameters]));
        const inner = block.shapes.flatMap((shape) => namesInside(shapeType(shape)));
        assert.deepEqual(
          inner.filter((name) => !page.some((path) => path === name || path.endsWith(`.${name}`))),
          [],
        );
      });
    }
  }

  it("has a sentence in both languages on every member", () => {
    const said = kinds.flatMap((kind): [string, Words][] => [
      [kind.name, kind.doc],
      ...Object.entries<Argument | Output>({ ...kind.arguments, ...kind.outputs }).flatMap(
        ([name, { doc, type }]): [string, Words][] => [[`${kind.name}.${name}`, doc], ...wordsInside(type)],
      ),
    ]);
    const blocks = Object.values(declaredBlocks).flatMap((all) =>
      Object.values(all).flatMap(({ shapes }) => shapes.flatMap((shape) => wordsInside(shapeType(shape)))),
    );
    const all = [...said, ...blocks, ...functions.map(({ name, doc }): [string, Words] => [name, doc])];
    assert.ok(all.length > 200);
    assert.deepEqual(
      all.filter(([, { en, zh }]) => !/[.)]$/.test(en) || !/[。）]$/.test(zh)),
      [],
    );
  });

  it("lets nothing come back that has one of several types: the SDK of Python refuses it in what a function tells", () => {
    const told = [...Object.values(schema.resources), ...Object.values(schema.functions).map(({ outputs }) => outputs)];
    const all = told.flatMap(({ properties }) => Object.entries<object>(properties));
    assert.ok(all.length > 80);
    assert.deepEqual(
      all.filter(([, spec]) => "oneOf" in spec).map(([name]) => name),
      [],
    );
  });

  it("says on each function in an editor what the page says", () => {
    const source = read("sdk/read-clouds.ts").replace(/\n \* /g, " ");
    for (const { name, doc } of functions) {
      assert.ok(functionsPage.includes(`## \`${name}\``));
      assert.ok(source.includes(doc.en), `${name} does not say: ${doc.en}`);
    }
  });
});

/** Where each language's SDK defines a function, and how, by the name and argument that the page's call has. */
const definitions: Readonly<Record<string, readonly [path: string, name: string, argument: string]>> = {
  "TypeScript, `pulumi-finetune`": ["sdk/read-clouds.ts", "function\\*? NAME\\(", ""],
  "TypeScript, `sdk/nodejs`": ["sdk/nodejs/FUNCTION.ts", "function NAME\\(", "^ {4}ARGUMENT\\??:"],
  Python: ["sdk/python/pulumi_finetune/NAME.py", "^def NAME\\(", "\\bARGUMENT: Optional"],
  Go: ["sdk/go/finetune/FUNCTION.go", "^func NAME\\(ctx ", "^\\tARGUMENT \\*?string"],
  Java: [`${javaFolder}/FinetuneFunctions.java`, " NAME\\(", ""],
  ".NET": ["sdk/dotnet/NAME.cs", "static class NAME\\b", "\\?? ARGUMENT \\{ get"],
  YAML: ["sdk/schema.json", '"finetune:index:NAME"', '"ARGUMENT"'],
};

describe("the page of functions", () => {
  for (const { name, arguments: args } of functions) {
    const [argument = ""] = Object.keys(args);
    const calls = tableRows(sectionIn(functionsPage, `## \`${name}\``)).filter(
      ([language = ""]) => language in definitions,
    );
    it(`calls \`${name}\` in each language as its SDK defines it`, () => {
      assert.deepEqual(
        calls.map(([language]) => language),
        Object.keys(definitions),
      );
      for (const [language = "", call = ""] of calls) {
        const [path = "", defined = "", argued = ""] = definitions[language] ?? [];
        const said = /(?:finetune[.:]|Functions\.|`|await |of )(\w+)(?:[(,]|\.Invoke)/.exec(call)?.[1] ?? "";
        const text = read(path.replace("NAME", said).replace("FUNCTION", name));
        assert.match(text, new RegExp(defined.replaceAll("NAME", said), "m"), call);
        const isUpper = language === "Go" || language === ".NET";
        const spelt = isUpper ? argument.replace(/^./, (letter) => letter.toUpperCase()) : argument;
        assert.match(text, new RegExp(argued.replaceAll("ARGUMENT", spelt), "m"), call);
        if (argued !== "") assert.ok(call.includes(spelt), call);
      }
    });
  }

  it("is beside one of the schema, which has every name and every type", () => {
    for (const token of [...Object.keys(schema.resources), ...Object.keys(schema.functions)]) {
      assert.ok(schemaPage.includes(`\`${token}\``), token);
    }
    const types = Object.keys(schema.types).map((token) => token.replace(/^.*:/, ""));
    assert.ok(types.length > 80);
    const missing = types.filter(
      (name) => !schemaPage.includes(`### \`${name}\``) && !schemaPage.includes(`| \`${name}\` |`),
    );
    assert.deepEqual(missing, []);
  });
});

/** Names of the members inside the members of a type. */
function namesInside(type: PropertyType): string[] {
  return membersIn(type).flatMap(([, { type: inner }]) => allNames(inner));
}

function allNames(type: PropertyType): string[] {
  return membersIn(type).flatMap(([name, { type: inner }]) => [name, ...allNames(inner)]);
}

function wordsInside(type: PropertyType): [string, Words][] {
  return membersIn(type).flatMap(([name, { doc, type: inner }]): [string, Words][] => [
    [name, doc],
    ...wordsInside(inner),
  ]);
}

function membersIn(type: PropertyType): [string, { readonly type: PropertyType; readonly doc: Words }][] {
  switch (type.type) {
    case "object":
      return Object.entries(type.members);
    case "list":
      return membersIn(type.items);
    case "map":
      return membersIn(type.values);
    case "one of":
      return type.of.flatMap(membersIn);
    default:
      return [];
  }
}
