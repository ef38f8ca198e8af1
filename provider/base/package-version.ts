import { createRequire } from "node:module";

/** Version of this package, by its own name: the built file and the source lie at different depths. */
export function packageVersion(): string {
  const manifest: unknown = createRequire(__filename)("pulumi-finetune/package.json");
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}
