import { join } from "node:path";
import type { ClientRecipe } from "./client-recipe";

/** A virtual environment with the packages that the client's `requirements.txt` pins. */
export function pythonRecipe(name: string, folder: string): ClientRecipe {
  return {
    name,
    needs: ["python3"],
    inputs: [join(folder, "requirements.txt")],
    steps: [
      ["python3", "-m", "venv", "venv"],
      ["venv/bin/python", "-m", "pip", "install", "--quiet", "--retries", "2", "-r", "requirements.txt"],
    ],
  };
}
