import { join } from "node:path";
import type { ClientRecipe } from "./client-recipe";

/** The packages that the client's `package-lock.json` pins. */
export function nodeRecipe(name: string, folder: string): ClientRecipe {
  return {
    name,
    needs: ["npm"],
    inputs: ["package.json", "package-lock.json"].map((file) => join(folder, file)),
    steps: [["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]],
  };
}
