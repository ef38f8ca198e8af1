import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mapFiles } from "./map/map-files";

/** Draws the map of rooms anew from the imports: `npm run map`. */
async function main(): Promise<void> {
  for (const [path, text] of await mapFiles()) writeFileSync(join(__dirname, "..", path), text);
}

void main();
