import type { Figure } from "./figure";

/** What is measured together. */
export interface BenchCase {
  /** Its name on the command line. */
  readonly letter: string;
  readonly title: string;
  /** What is compared with what, so that a reader can judge the figures. */
  readonly method: string;
  /** What bounds the figures and what was tried. */
  readonly limits: string;
  /** Measures; `say` tells the person who waits how far it is. */
  measure(say: (line: string) => void): Promise<readonly Figure[]>;
}
