import type { RunPageOptions } from "../../ui/server/run-page";
import type { HeldResource } from "../../ui/server/holdings";
import { stackHoldings } from "../stack-holdings";

/** What the named stacks hold, for the page; nothing where none is named. */
export function pageHoldings(stacks: readonly string[]): Pick<RunPageOptions, "stacks" | "readHoldings"> {
  if (stacks.length === 0) return {};
  return {
    stacks,
    readHoldings: async () => {
      const byId = new Map<string, HeldResource[]>();
      for (const stack of stacks) {
        const { resources } = await stackHoldings(stack);
        for (const { ids, urn, inputs, outputs } of resources) {
          for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), { stack, urn, inputs, outputs }]);
        }
      }
      return byId;
    },
  };
}
