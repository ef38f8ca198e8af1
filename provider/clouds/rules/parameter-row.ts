import type { Authority } from "../../sources";
import type { Condition, Plain } from "./condition";
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
  /** What is taken where it is not given, or what the console sends then. */
  readonly default?: Plain;
  /** Who says so, where that is not the source of the rule. */
  readonly defaultSource?: Authority;
  /** Must be given where the conditions hold. */
  readonly required?: true;
  /** What it is to give the hyperparameter where no row fits: a warning unless this says otherwise. */
  readonly elsewhere?: "error";
}
