import type { Plan } from "../lifecycle/plan";

/** Answer to a diff; what the dynamic server forwards of it. */
export interface DiffAnswer {
  /** Left open, the engine compares the inputs by itself. */
  readonly changes?: boolean;
  readonly replaces?: string[];
  readonly deleteBeforeReplace?: boolean;
}

/**
 * A plan as the dynamic server understands it. Leaving `changes` open is the only form with a readable preview and a working
 * `replaceOnChanges`; with unchanged inputs it must be stated, or the engine would see nothing to do.
 */
export function diffAnswer(plan: Plan, hasEqualInputs: boolean): DiffAnswer {
  switch (plan.kind) {
    case "none":
      return { changes: false };
    case "update":
      return {
        ...(hasEqualInputs ? { changes: true } : {}),
        ...(plan.deleteBeforeReplace ? { deleteBeforeReplace: true } : {}),
      };
    case "replace":
      return {
        replaces: [...plan.changed],
        deleteBeforeReplace: plan.deleteBeforeReplace,
        ...(hasEqualInputs ? { changes: true } : {}),
      };
  }
}
