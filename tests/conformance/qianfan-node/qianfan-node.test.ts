import { join } from "node:path";
import { describeClient } from "../rig/describe-client";
import { nodeRecipe } from "../rig/node-recipe";
import { qianfanEnvironment } from "../rig/qianfan-environment";

for (const [what, file] of Object.entries({ consoleAction: "console-action.ts", ChatCompletion: "chat.ts" })) {
  const source = join(__dirname, file);
  describeClient({
    title: `@baiducloud/qianfan 0.2.4 (Node), ${what}`,
    recipe: nodeRecipe("baiducloud-qianfan-0.2.4", __dirname),
    source,
    command: () => [process.execPath, "--require", require.resolve("tsx/cjs"), source],
    environment: (clouds) => ({
      ...qianfanEnvironment(clouds),
      QIANFAN_V2_BASE_URL: `${clouds.url}/v2/chat/completions`,
      QIANFAN_BEAR_TOKEN_URL: `${clouds.url}/v1/BCE-BEARER/token`,
      TS_NODE_PROJECT: join(__dirname, "../../../tsconfig.json"),
    }),
  });
}
