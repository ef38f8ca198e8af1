import { join } from "node:path";
import { describeClient } from "../rig/describe-client";
import { goRecipe } from "../rig/go-recipe";
import { qianfanEnvironment } from "../rig/qianfan-environment";

describeClient({
  title: "bce-qianfan-sdk v0.0.14 (Go), ConsoleAction",
  recipe: goRecipe("go-qianfan-0.0.14", __dirname),
  source: join(__dirname, "main.go"),
  command: (folder) => [join(folder, "checks")],
  environment: qianfanEnvironment,
});
