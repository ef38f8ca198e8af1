import type { Condition } from "./condition";
import type { ValueRule } from "./value-rule";

/**
 * What one hyperparameter may be for some models and methods. Among the rows of a key, those with conditions that fit
 * win over those without; where several fit, because a value that decides is not known, the mildest one decides.
 */
export interface ParameterRow {
  readonly key: string;
  /** For which models and methods; a row without conditions is the fallback. */
  readonly where?: readonly Condition[];
  /** The conditions in words, for a hyperparameter that is given elsewhere: "it is for …". */
  readonly says?: string;
  readonly rule: ValueRule;
  /** Must be given where the conditions hold. */
  readonly required?: true;
  /** What it is to give the hyperparameter where no row fits: a warning unless this says otherwise. */
  readonly elsewhere?: "error";
}
