import type { TokenizerName } from "../../tokens/token-counter";
import type { ShapeKey } from "../shapes/shapes";

/** A file to be read, already open. */
export interface ScanRequest {
  readonly fileDescriptor: number;
  readonly bytes: number;
  readonly key: ShapeKey;
  readonly tokenizer: TokenizerName;
  /** Folder of the Pulumi program, where the optional tokenizer is looked for. */
  readonly programDirectory: string;
}
