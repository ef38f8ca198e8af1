import type { EmulatorOptions } from "../../../provider/emulator";
import { createRig, type Rig } from "./create-rig";
import { createStack, type Stack } from "./stack";

/** What a scenario plays on. */
export interface Stage {
  readonly rig: Rig;
  readonly stack: Stack;
}

/** A test on clouds and a stack of its own. */
export function scenario(title: string, play: (stage: Stage) => Promise<void>, options: EmulatorOptions = {}): void {
  it(title, async () => {
    const rig = createRig(options);
    try {
      await play({ rig, stack: createStack(rig) });
    } finally {
      rig.close();
    }
  });
}
