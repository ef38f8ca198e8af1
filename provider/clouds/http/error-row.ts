import type { Authority } from "../../sources";
import type { CloudErrorKind } from "../../contract/cloud-error";

/** What one error code of a cloud means, and where that is written. */
export interface ErrorRow {
  /** The cloud's own code. */
  readonly code: string;
  /** HTTP status that it is documented with. */
  readonly status: number;
  /** The row holds only for messages with this text: some codes mean two things. */
  readonly messageContains?: string;
  readonly kind: CloudErrorKind;
  /** What the reader does next, as one sentence. */
  readonly nextStep: string;
  readonly source: Authority;
}

/** What is left of a row where the code is not known. */
export type ErrorReading = Pick<ErrorRow, "kind" | "nextStep">;
