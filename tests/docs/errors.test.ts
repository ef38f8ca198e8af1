import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { clouds } from "../../provider/clouds";
import { bailianErrorTable } from "../../provider/clouds/bailian/error-table";
import { qianfanErrorTable } from "../../provider/clouds/qianfan/error-table";
import { v1ErrorTable } from "../../provider/clouds/qianfan/v1/error-table";
import ownErrors from "../../tools/pages/own-errors.json";
import { codeWords, page, root, sectionIn, sections } from "./pages";

const files = readdirSync(join(root, "provider"), { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

/** Codes that are written where an error of ours is made. */
function codesIn(file: string): string[] {
  const text = readFileSync(join(root, "provider", file), "utf8");
  if (!/Error\(|super\(/.test(text) || !text.includes("code:")) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isErrorOfOurs(node)) found.push(...(node.arguments ?? []).flatMap(codesOf));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function isErrorOfOurs(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  if (ts.isNewExpression(node)) return /^(?:FineTune|Cloud)Error$/.test(node.expression.getText());
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

function codesOf(argument: ts.Expression): string[] {
  if (!ts.isObjectLiteralExpression(argument)) return [];
  return argument.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && property.name.getText() === "code" ? literalsIn(property.initializer) : [],
  );
}

function literalsIn(value: ts.Expression): string[] {
  if (ts.isStringLiteral(value)) return [value.text];
  return ts.isConditionalExpression(value) ? [value.whenTrue, value.whenFalse].flatMap(literalsIn) : [];
}

const codesUnder = (heading: string) =>
  sections(sectionIn(page("errors.md"), heading)).flatMap((section) => codeWords(section.heading));
const sorted = (codes: Iterable<string>) => [...new Set(codes)].sort();

describe("the page of errors", () => {
  it("has every code of an error that this package makes, and no other", () => {
    const made = sorted(files.flatMap(codesIn));
    assert.ok(made.length > 50, String(made.length));
    const byKind = codesUnder("## Calls without an answer of the cloud's");
    assert.deepEqual(
      made.filter((code) => !(code in ownErrors) && !byKind.includes(code)),
      [],
    );
    assert.deepEqual(
      Object.keys(ownErrors).filter((code) => !made.includes(code)),
      [],
    );
    assert.deepEqual(codesUnder("## Codes of this package").sort(), Object.keys(ownErrors).sort());
  });

  it("has every code of a cloud that a table reads", () => {
    assert.equal(clouds.all.length, 2, "another cloud needs its codes here");
    const tables = {
      "## Codes of Bailian": bailianErrorTable,
      "## Codes of Qianfan": qianfanErrorTable,
      "## Numbers of Qianfan": v1ErrorTable,
    };
    for (const [heading, table] of Object.entries(tables)) {
      assert.deepEqual(sorted(codesUnder(heading)), sorted(table.map(({ code }) => code)), heading);
    }
  });

  it("has the code that the simulated clouds fail a job with for its data", () => {
    const engine = readFileSync(join(root, "provider/emulator/training/create-training-engine.ts"), "utf8");
    const [code = ""] = codesUnder("## Why a job failed");
    assert.ok(engine.includes(`code: "${code}"`));
  });
});
