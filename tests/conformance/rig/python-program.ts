import { join } from "node:path";
import type { ClientProgram } from "./client-program";
import { pythonRecipe } from "./python-recipe";

const FRAME = join(__dirname, "../frame");

/** A program of checks in Python; the frame's modules can be imported. `file` is relative to the tests of all clients. */
export function pythonProgram(
  parts: Pick<ClientProgram, "title" | "clouds" | "environment"> & {
    readonly client: string;
    readonly folder: string;
    readonly file: string;
  },
): ClientProgram {
  const { title, clouds, environment, client, folder, file } = parts;
  const source = join(__dirname, "..", file);
  return {
    title,
    recipe: pythonRecipe(client, folder),
    source,
    ...(clouds !== undefined && { clouds }),
    command: (home) => [join(home, "venv/bin/python"), source],
    environment: (address, home) => ({
      PYTHONPATH: FRAME,
      PYTHONDONTWRITEBYTECODE: "1",
      ...environment(address, home),
    }),
  };
}
