import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderDifferences } from "./differences/render-differences";

/** Writes the page of differences anew from the marks beside the code: `npm run differences`. */
async function main(): Promise<void> {
  writeFileSync(join(__dirname, "../provider/emulator/DIFFERENCES.md"), await renderDifferences());
}

void main();
