import type { RunRow, RunStatus } from "../../contract";

/** What the list can be sorted by. */
export type SortKey = "status" | "name" | "model" | "loss" | "tokens" | "cost" | "age";

/** Which runs are shown, and in which order. */
export interface Selection {
  readonly status?: string;
  readonly cloud?: string;
  readonly stack?: string;
  readonly isOrphan?: boolean;
  readonly search: string;
  readonly sort: SortKey;
  readonly isDescending: boolean;
}

/** The order of statuses in the list and its filter. */
export const statuses: readonly RunStatus[] = ["running", "queued", "cancelling", "succeeded", "failed", "cancelled"];

/** What is known of a cost: the bill, else the estimate. */
export function costOf({ billedCost, estimatedCost }: RunRow): number | undefined {
  return (billedCost ?? estimatedCost)?.amount;
}

const values: { readonly [Key in SortKey]: (run: RunRow) => string | number | undefined } = {
  status: ({ status }) => statuses.indexOf(status),
  name: ({ name, id }) => (name === "" ? id : name).toLowerCase(),
  model: ({ baseModel }) => baseModel,
  loss: ({ bestValidationLoss }) => bestValidationLoss,
  tokens: ({ trainedTokens }) => trainedTokens,
  cost: costOf,
  // Youngest first is ascending in age.
  age: ({ createdAt }) => (createdAt === undefined ? undefined : -Date.parse(createdAt)),
};

function matches({ id, name, baseModel, finetunedOutput, stack, urn }: RunRow, search: string): boolean {
  return [id, name, baseModel, finetunedOutput, stack, urn].some((text) => text?.toLowerCase().includes(search));
}

/** The runs that are shown, in their order. What has no value stands last either way. */
export function selectRuns(runs: readonly RunRow[], selection: Selection): readonly RunRow[] {
  const words = selection.search.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = runs.filter(
    (run) =>
      (selection.status === undefined || run.status === selection.status) &&
      (selection.cloud === undefined || run.cloud === selection.cloud) &&
      (selection.stack === undefined || run.stack === selection.stack) &&
      (selection.isOrphan !== true || run.orphan === true) &&
      words.every((word) => matches(run, word)),
  );
  const direction = selection.isDescending ? -1 : 1;
  return chosen
    .map((run) => ({ run, value: values[selection.sort](run) }))
    .sort((one, other) => direction * compare(one.value, other.value, direction))
    .map(({ run }) => run);
}

function compare(one: string | number | undefined, other: string | number | undefined, direction: number): number {
  if (one === other) return 0;
  if (one === undefined) return direction;
  if (other === undefined) return -direction;
  return one < other ? -1 : 1;
}
