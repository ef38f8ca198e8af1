import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(__dirname, "..", "fixtures", "tokens");

/** The sample texts by name; the first word of a name is its kind. */
export const samples: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => [path.basename(name, ".txt"), readFileSync(path.join(folder, name), "utf8")]),
);
