import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const local = join(root, ".local");

/** Where things are in this clone. All that the tools write is in `.local/`, which git ignores, or in `dist/`. */
export const CLONE = {
  root,
  local,
  /** Pulumi's home and state of the clone. */
  pulumi: join(local, "pulumi"),
  /** The same for tests, which must not see the quickstart's stacks. */
  testPulumi: join(local, "test-pulumi"),
  /** Where the embedded simulated clouds of the quickstart live. */
  clouds: join(local, "clouds"),
};
