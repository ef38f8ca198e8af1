/** What a changed program means for a resource. */
export type Plan =
  | { readonly kind: "none" }
  /** `resume`: the inputs are the same, what was begun is not finished. */
  | {
      readonly kind: "update";
      readonly changed: readonly string[];
      readonly resume: boolean;
    }
  | {
      readonly kind: "replace";
      readonly changed: readonly string[];
      readonly deleteBeforeReplace: boolean;
    };
