import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";

const root = resolve(__dirname, "../..");

describe("the layer rule", () => {
  // The rule needs no types, and the files of this table need not exist.
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false, project: null } } }],
    ruleFilter: ({ ruleId }) => ruleId === "no-restricted-imports",
  });

  const refused: readonly [file: string, specifier: string][] = [
    ["provider/lifecycle/create.ts", "@pulumi/pulumi"],
    ["provider/lifecycle/create.ts", "axios"],
    ["provider/lifecycle/create.ts", "node:http"],
    ["provider/lifecycle/create.ts", "../clouds/bailian/client"],
    ["provider/lifecycle/create.ts", "../emulator"],
    ["provider/lifecycle/create.ts", "../dynamic/runtime"],
    ["provider/preflight/create-preflight.ts", "@pulumi/pulumi"],
    ["provider/preflight/create-preflight.ts", "node:https"],
    ["provider/preflight/create-preflight.ts", "../clouds/bailian/rules"],
    ["provider/preflight/create-preflight.ts", "../lifecycle/limits"],
    ["provider/tokens/count.ts", "../lifecycle/limits"],
    ["provider/contract/cloud.ts", "../clouds/bailian/rules"],
    ["provider/clouds/bailian/client.ts", "../qianfan/client"],
    ["provider/clouds/qianfan/client.ts", "../bailian/client"],
    ["provider/clouds/bailian/client.ts", "../../emulator/contract"],
    ["provider/clouds/qianfan/client.ts", "@pulumi/pulumi"],
    ["provider/clouds/http/transport.ts", "../../emulator/contract"],
    ["provider/clouds/http/transport.ts", "../bailian/client"],
    ["provider/emulator/qianfan/face.ts", "../../clouds/qianfan/bce-signer"],
    ["provider/emulator/server/serve.ts", "../../clouds/http/transport"],
    ["provider/ui/server/board.ts", "../../emulator"],
    ["provider/ui/server/board.ts", "../../clouds"],
    ["provider/ui/server/board.ts", "../../cli/print"],
  ];
  for (const [file, specifier] of refused) {
    it(`keeps ${specifier} out of ${file}`, async () => assert.equal(await findings(file, specifier), 1));
  }

  const allowed: readonly [file: string, specifier: string][] = [
    ["provider/lifecycle/create.ts", "./token"],
    ["provider/preflight/create-preflight.ts", "../contract/preflight"],
    ["provider/clouds/bailian/client.ts", "../http/transport"],
    ["provider/clouds/bailian/client.ts", "../../lifecycle/cloud"],
    ["provider/emulator/bailian/face.ts", "hono"],
    ["provider/emulator/bailian/face.ts", "../training/engine"],
    ["provider/dynamic/runtime.ts", "../clouds/bailian/client"],
    ["provider/ui/server/board.ts", "../../lifecycle/job/resource-id"],
    ["provider/ui/server/run-page.ts", "hono"],
  ];
  for (const [file, specifier] of allowed) {
    it(`lets ${specifier} into ${file}`, async () => assert.equal(await findings(file, specifier), 0));
  }

  async function findings(file: string, specifier: string): Promise<number> {
    const code = `import { thing } from "${specifier}";\nexport const used = thing;\n`;
    const [result] = await eslint.lintText(code, { filePath: join(root, file) });
    const parseErrors = result?.messages.filter(({ fatal }) => fatal) ?? [];
    assert.deepEqual(parseErrors, []);
    return result?.messages.filter(({ ruleId }) => ruleId === "no-restricted-imports").length ?? NaN;
  }
});
