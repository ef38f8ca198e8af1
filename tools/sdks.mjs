import { join, resolve } from "node:path";
import { CLONE } from "./clone.mjs";
import { generateSdks } from "./sdks/generate-sdks.mjs";
import { runMain } from "./terminal/run-main.mjs";

const HELP = `Usage: npm run sdks [-- <folder>]

Generates the SDKs of Python, Go, .NET, Java and TypeScript from sdk/schema.json, with the generators of Pulumi itself; they
are built once with Go. Without a folder: those of this clone, in sdk/.
`;

void runMain(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === "--help") {
    process.stdout.write(HELP);
    return 0;
  }
  await generateSdks(resolve(folder ?? join(CLONE.root, "sdk")));
  return 0;
});
