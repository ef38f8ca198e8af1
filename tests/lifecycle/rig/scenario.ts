import type { EmulatorOptions } from "../../../provider/emulator";
import { createRig, type Rig } from "./create-rig";
import { createStack, type AnyKind, type Stack } from "./stack";

/** What a scenario plays on. */
export interface Stage {
  readonly rig: Rig;
  readonly stack: Stack;
}

/** A test on clouds and a stack of its own. */
export type Scenario = (title: string, play: (stage: Stage) => Promise<void>, options?: EmulatorOptions) => void;

/** Scenarios of stacks of another kind of resource than jobs. */
export function scenarioOf(kind: AnyKind): Scenario {
  return (title, play, options) => scenario(title, play, options, kind);
}

/** A test on clouds and a stack of its own; of jobs, where no kind is given. */
export function scenario(
  title: string,
  play: (stage: Stage) => Promise<void>,
  options: EmulatorOptions = {},
  kind?: AnyKind,
): void {
  it(title, async () => {
    const rig = createRig(options);
    try {
      await play({ rig, stack: createStack(rig, kind) });
    } finally {
      rig.close();
    }
  });
}
