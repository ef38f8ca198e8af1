import { createEmulator } from "../emulator";
import type { Endpoint } from "../contract/settings";

/**
 * Opens the simulated clouds inside this process; they live in their data directory and need no closing.
 * @public loaded by `require` when first needed
 */
export function openEmbeddedClouds(
  endpoint: Extract<Endpoint, { kind: "embedded" }>,
): (request: Request) => Promise<Response> {
  const { dataDirectory, speed } = endpoint;
  const pace = speed === "instant" ? { instant: true } : { speed };
  return createEmulator({ dataDir: dataDirectory, ...pace }).fetch;
}
