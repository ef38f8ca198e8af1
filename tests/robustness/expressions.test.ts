import assert from "node:assert/strict";
import ts from "typescript";
import { codeBelow, type RepositoryFile } from "../unit/comments-in";
import { printSeed, slowText } from "./rig/linear-time";

/** Texts for each expression. */
const texts = 60;

/** An expression of the code, and where it stands. */
interface Expression {
  readonly place: string;
  readonly literal: string;
}

function expressionsIn({ path, text }: RepositoryFile): readonly Expression[] {
  const found: Expression[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${path}:${line + 1}`, literal: node.text });
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

function expressionOf(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** A letter of each class, so that a repetition of parts matches as far as it can. */
const letters: readonly (readonly [RegExp, string])[] = [
  [/\(\?(?:[:=!]|<[=!]|<\w+>)/g, "("],
  [/\[\^(?:\\.|[^\]\\])*\]/g, "a"],
  [/\[(\w|\\.)(?:\\.|[^\]\\])*\]/g, "$1"],
  [/\[([^\]\\])(?:\\.|[^\]\\])*\]/g, "\\$1"],
  [/\\[pP]\{[^}]*\}/g, "é"],
  [/\\d/g, "0"],
  [/\\s/g, " "],
  [/\\w|\\S/g, "a"],
  [/\\n/g, "\n"],
];

/** What an expression waits for, in pieces. */
function partsOf(expression: RegExp): readonly string[] {
  const plain = letters.reduce((text, [pattern, letter]) => text.replace(pattern, letter), expression.source);
  const pieces = plain.match(/(?:\\.|[^\\()|*+?{}^$.])+/gs) ?? [];
  return [...pieces.map((piece) => piece.replace(/\\(.)/gs, "$1")), " ", "\n", "0", "a", "/"];
}

const slowIn = (literal: string, wanted = texts): Promise<string | undefined> => {
  const expression = expressionOf(literal);
  return slowText(expression, partsOf(expression), wanted);
};

describe("regular expressions", function () {
  this.timeout(120_000);

  it("of the code take linear time for repetitions of what they wait for", async () => {
    printSeed();
    const all = ["provider", "sdk"].flatMap(codeBelow).flatMap(expressionsIn);
    const repeating = all.filter(({ literal }) => /[*+]|,\}/.test(literal));
    assert.ok(repeating.length > 80, String(repeating.length));
    const slow: string[] = [];
    for (const { place, literal } of repeating) {
      const found = await slowIn(literal);
      if (found !== undefined) slow.push(`${place} ${literal}: ${found}`);
    }
    assert.deepEqual(slow, []);
  });

  const known = [
    String.raw`/([?&][^=&]*(?:key|token|secret|sign|authorization)[^=&]*)=[^&]*/gi`,
    String.raw`/\n+$/`,
    String.raw`/\s*\n\s*/g`,
    String.raw`/<Part>(.*?)<\/Part>/gs`,
    String.raw`/\/rpc\/2\.0\/.*\/([^/?#]+)$/`,
    String.raw`/\/v2(?:\/.*)?\n$/`,
    String.raw`/^https?:\/\/[^\s/@?#]+[^\s@?#]*$/`,
  ];
  for (const literal of known) {
    it(`that take more are found: ${literal}`, async () => {
      assert.notEqual(await slowIn(literal, 20 * texts), undefined);
    });
  }
});
