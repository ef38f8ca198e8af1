import type { Store } from "../../store/store";

/** Tokens that runs of the account were charged for when they were submitted; deleting a run gives nothing back. */
export interface ChargeStore {
  total(): number;
  add(tokens: number): void;
}

/** Prepares the statements once. */
export function createChargeStore(store: Store): ChargeStore {
  const total = store.prepare<{ total: number }>("SELECT coalesce(sum(tokens), 0) AS total FROM qianfan_charge");
  const add = store.prepare("INSERT INTO qianfan_charge (tokens) VALUES (?)");
  return {
    total: () => total.get()?.total ?? 0,
    add: (tokens) => void add.run(tokens),
  };
}
