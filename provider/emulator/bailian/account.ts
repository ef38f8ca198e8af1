import type { Store } from "../store/store";

/** The one account of the simulated Bailian: main account and the workspace that its key belongs to. */
export interface Account {
  readonly user_identity: string;
  readonly workspace_id: string;
}

/** Reads the account that the seeding made. */
export function loadAccount(store: Store): Account {
  const account = store.prepare<Account>("SELECT user_identity, workspace_id FROM bailian_account").get();
  if (account === undefined) throw new Error("the simulated Bailian has no account");
  return account;
}
