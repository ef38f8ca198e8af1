import type { TokenizerName } from "../../contract/cloud";
import type { ScannedFormat } from "./row-scan";

/** A file to be read, already open. */
export interface ScanRequest extends ScannedFormat {
  readonly fileDescriptor: number;
  readonly bytes: number;
  readonly tokenizer: TokenizerName;
  /** Folder of the Pulumi program, where the optional tokenizer is looked for. */
  readonly programDirectory: string;
}
