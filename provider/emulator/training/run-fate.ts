/**
 * How a run ends. Decided when it is submitted (bad data, fault rules) or while it lives (control call, fault rules):
 * - `succeed`: it runs its course
 * - `fail`: it fails; `afterMs` counts from its start, absent means now
 * - `stall`: it runs for ever from its start on, making no more progress after `afterMs`
 * - `finish`: it ends now, successfully
 */
export type RunFate =
  | { readonly kind: "succeed" }
  | {
      readonly kind: "fail";
      readonly code: string;
      readonly message: string;
      readonly afterMs?: number;
    }
  | { readonly kind: "stall"; readonly afterMs?: number }
  | { readonly kind: "finish" };
