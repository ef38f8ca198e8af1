/** What a changed program means for a resource. */
export type Plan =
  | { readonly kind: "none" }
  /** `resume`: the inputs are the same, what was begun is not finished. */
  | {
      readonly kind: "update";
      readonly changed: readonly string[];
      readonly resume: boolean;
      /** Where the engine makes a replacement of it (`replaceOnChanges`): the old one may run, and is paid for. */
      readonly deleteBeforeReplace: boolean;
    }
  | {
      readonly kind: "replace";
      readonly changed: readonly string[];
      readonly deleteBeforeReplace: boolean;
    };
