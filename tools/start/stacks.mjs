import { join } from "node:path";
import { CLONE } from "../clone.mjs";

/**
 * @typedef {{ title: string, project: string, folder: string, name: string }} Stack one stack of the quickstart: how
 *   people call it, its Pulumi project, the folder of that project, the stack's name
 */

/**
 * The stacks of the quickstart, in the order in which they come up.
 *
 * @type {readonly Stack[]}
 */
export const STACKS = [
  { title: "training stack", project: "finetune-quickstart", folder: CLONE.root, name: "dev" },
  { title: "serving stack", project: "finetune-serving", folder: join(CLONE.root, "examples", "serving"), name: "dev" },
];
