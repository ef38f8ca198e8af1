/** One measured figure beside its goal. */
export interface Figure {
  readonly name: string;
  /** With its unit, and how far the rounds spread. */
  readonly measured: string;
  /** The bound in the same unit. */
  readonly goal: string;
  readonly isMet: boolean;
}
