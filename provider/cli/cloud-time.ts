import { z } from "zod";
import type { Settings } from "../configuration/settings";

const timeoutMs = 5_000;
const clock = z.object({ simulatedNow: z.string() });

/** Now on the clouds' clock, in milliseconds since the Unix epoch; `undefined` where simulated clouds do not tell theirs. */
export async function cloudTime({ endpoint }: Settings): Promise<number | undefined> {
  if (endpoint.kind === "real") return Date.now();
  try {
    const answer =
      endpoint.kind === "server"
        ? await fetch(`${endpoint.url}/_emulator/clock`, { signal: AbortSignal.timeout(timeoutMs) })
        : await openClouds(endpoint)(new Request("http://embedded/_emulator/clock"));
    return Date.parse(clock.parse(await answer.json()).simulatedNow);
  } catch {
    // Only ages hang on it: whatever else is wrong with the clouds, their own calls tell better.
    return undefined;
  }
}

function openClouds(endpoint: Extract<Settings["endpoint"], { kind: "embedded" }>) {
  const { openEmbeddedClouds } =
    require("../configuration/embedded-clouds") as typeof import("../configuration/embedded-clouds");
  return openEmbeddedClouds(endpoint);
}
