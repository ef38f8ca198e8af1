import type { EmulatorServerOptions } from "../../../provider/emulator/server";
import { startClouds, type Clouds } from "../../engine/rig/start-clouds";

/** Starts clouds of one's own, plays a story on them and ends them. */
export async function withClouds(
  play: (clouds: Clouds) => Promise<void>,
  options: Partial<EmulatorServerOptions> = {},
): Promise<void> {
  const clouds = await startClouds(options);
  try {
    await play(clouds);
  } finally {
    await clouds.close();
  }
}
