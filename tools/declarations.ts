import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "./declarations/generated-files";

/** Writes types, reference pages and the package schema anew from the declarations: `npm run declarations`. */
async function main(): Promise<void> {
  for (const [path, text] of await generatedFiles()) {
    const file = join(__dirname, "..", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

void main();
