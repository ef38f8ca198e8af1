/** How the environment of one official client is made. */
export interface ClientRecipe {
  /** Name of its folder: the client and its pinned version. */
  readonly name: string;
  /** Programs that have to be on PATH; where one is not, the client is left out and that is said. */
  readonly needs: readonly string[];
  /** Files that are copied into the folder; a change of one makes the environment anew. */
  readonly inputs: readonly string[];
  /** Commands that run in the folder, one after the other. */
  readonly steps: readonly (readonly [command: string, ...args: string[]])[];
}
