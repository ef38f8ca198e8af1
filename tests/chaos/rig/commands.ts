import type { Moment } from "./moments";

/** A command of Pulumi that something goes wrong in. */
export type CommandName = "up" | "refresh" | "destroy" | "preview";

/** How often each is run, and what its calls are for, by how often something happens to them. */
export const commands: Readonly<
  Record<
    CommandName,
    { readonly weight: number; readonly purposes: readonly (readonly [weight: number, purpose: Moment["purpose"]])[] }
  >
> = {
  up: {
    weight: 12,
    purposes: [
      [5, "submit"],
      [2, "container"],
      [4, "look"],
      [1, "list"],
      [3, "publish"],
      [1, "cancel"],
      [1, "remove"],
      [3, "serve"],
      [3, "scale"],
      [1, "takeOff"],
    ],
  },
  destroy: {
    weight: 4,
    purposes: [
      [3, "look"],
      [3, "cancel"],
      [3, "remove"],
      [4, "takeOff"],
    ],
  },
  refresh: {
    weight: 3,
    purposes: [
      [6, "look"],
      [1, "list"],
    ],
  },
  preview: {
    weight: 1,
    purposes: [
      [6, "look"],
      [1, "list"],
    ],
  },
};
