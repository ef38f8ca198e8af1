import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The package schema, as the engine asks for it; it lies beside the package's manifest. */
export function schemaText(): string {
  const root = dirname(createRequire(__filename).resolve("pulumi-finetune/package.json"));
  return readFileSync(join(root, "sdk", "schema.json"), "utf8");
}
