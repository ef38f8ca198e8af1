import { join } from "node:path";
import { describeClient } from "../rig/describe-client";
import { nodeRecipe } from "../rig/node-recipe";
import { qianfanEnvironment } from "../rig/qianfan-environment";

const source = join(__dirname, "console-action.ts");

describeClient({
  title: "@baiducloud/qianfan 0.2.4 (Node), consoleAction",
  recipe: nodeRecipe("baiducloud-qianfan-0.2.4", __dirname),
  source,
  command: () => [process.execPath, "--require", require.resolve("ts-node/register/transpile-only"), source],
  environment: (clouds) => ({
    ...qianfanEnvironment(clouds),
    TS_NODE_PROJECT: join(__dirname, "../../../tsconfig.json"),
  }),
});
