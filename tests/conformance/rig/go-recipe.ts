import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ClientRecipe } from "./client-recipe";

/** A program, built from the Go files of the client's folder and the modules that `go.sum` pins. */
export function goRecipe(name: string, folder: string): ClientRecipe {
  return {
    name,
    needs: ["go"],
    inputs: readdirSync(folder)
      .filter((file) => /\.(go|mod|sum)$/.test(file))
      .map((file) => join(folder, file)),
    steps: [["go", "build", "-o", "checks", "."]],
  };
}
