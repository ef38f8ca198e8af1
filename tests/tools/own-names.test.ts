import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";

const root = resolve(__dirname, "../..");

describe("the rule about names of others", () => {
  // What is imported needs types, what is declared in the same file does not.
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false, project: null } } }],
    ruleFilter: ({ ruleId }) => ruleId === "finetune/own-names",
  });
  const table = 'const statuses: Readonly<Record<string, string>> = { RUNNING: "running" };\n';

  const refused = [
    "statuses[word]",
    "statuses[word] ?? 1",
    "word in statuses",
    "statuses[`${word}`]",
    "statuses[word.x]",
  ];
  for (const use of refused) it(`refuses ${use}`, async () => assert.equal(await findings(use), 1));

  const allowed = ['statuses["RUNNING"]', "own(statuses, word)", "Object.hasOwn(statuses, word)", "list[word]"];
  for (const use of allowed) it(`lets ${use} be`, async () => assert.equal(await findings(use), 0));

  async function findings(use: string): Promise<number> {
    const code = `${table}const list: readonly string[] = [];\nexport const used = (word: string) => ${use};\n`;
    const [result] = await eslint.lintText(code, { filePath: join(root, "provider/clouds/http/used.ts") });
    assert.deepEqual(result?.messages.filter(({ fatal }) => fatal) ?? [], []);
    return result?.messages.length ?? NaN;
  }
});
