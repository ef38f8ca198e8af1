import type { EmulatorServerOptions } from "../../../provider/emulator/server";
import { createStack, type StackOptions, type TestStack } from "./create-stack";
import { startClouds, type Clouds } from "./start-clouds";

/** Clouds of one's own and a stack that trains on them. */
export interface Scene {
  readonly clouds: Clouds;
  readonly stack: TestStack;
}

/** What a scene is made of. */
export interface SceneOptions {
  readonly clouds?: Partial<EmulatorServerOptions>;
  readonly stack?: StackOptions;
}

/** Sets a scene, plays a story in it and clears up. */
export async function withScene(
  program: string,
  play: (scene: Scene) => Promise<void>,
  options: SceneOptions = {},
): Promise<void> {
  const clouds = await startClouds(options.clouds);
  try {
    const environment = { ...clouds.environment, ...options.stack?.environment };
    const stack = await createStack(program, { ...options.stack, environment });
    try {
      await play({ clouds, stack });
    } finally {
      stack.remove();
    }
  } finally {
    await clouds.close();
  }
}
