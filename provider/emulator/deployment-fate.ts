/**
 * What can happen to something deployed that no call of its cloud does (control call, fault rules):
 * - `fail`: it fails; one that is still coming up or changing fails when it would have been ready
 * - `stop`: it is stopped, as on the console
 * - `arrears`: it is halted because the account owes money
 * - `resume`: it is started again, or what was owed is paid
 * - `vanish`: it is gone, as if somebody else had deleted it
 */
export type DeploymentFate =
  { readonly kind: "fail"; readonly message?: string } | { readonly kind: "stop" | "arrears" | "resume" | "vanish" };
