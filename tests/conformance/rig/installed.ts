import type { ClientRecipe } from "./client-recipe";
import { ensureClient, type ClientState } from "./ensure-client";

/** Installations that run at the same time: our choice, most of their time is spent waiting for the registry. */
const AT_ONCE = 3;

const wanted = new Map<string, ClientRecipe>();
const states = new Map<string, Promise<ClientState>>();

/** Says, while the tests are being defined, that a client will be needed. */
export function willNeed(recipe: ClientRecipe): void {
  wanted.set(recipe.name, recipe);
}

/** The client once it is there. The first who asks sets all that will be needed going. */
export function installed(recipe: ClientRecipe): Promise<ClientState> {
  if (states.size === 0) installAll();
  return states.get(recipe.name) ?? ensureClient(recipe);
}

function installAll(): void {
  const lanes: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  for (const [index, recipe] of [...wanted.values()].entries()) {
    const state = (lanes[index % AT_ONCE] ?? Promise.resolve()).then(() => ensureClient(recipe));
    // Who needs the client sees the failure; the lane goes on with the next one.
    lanes[index % AT_ONCE] = state.catch(() => undefined);
    states.set(recipe.name, state);
  }
}
