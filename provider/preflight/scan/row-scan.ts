import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { RowLayout } from "../../contract/training-files";
import type { KnownFormat, ShapeKey } from "../shapes/shapes";
import type { FindingLog } from "./finding";
import type { MediaIndex } from "./media-references";
import type { TokenLengths } from "./token-lengths";

/** The format that a file is to have, among all that it could have. */
export interface ScannedFormat {
  /** What lies beside the rows, where they name media. */
  readonly media?: MediaIndex;
  /** What its rows look like. */
  readonly layout: RowLayout;
  readonly formats: readonly KnownFormat[];
}

/** What the rows of a file tell. */
export interface RowScan {
  /** Lines that hold something, sound or not. */
  readonly rows: number;
  /** Of all rows; of those that are not sound, by the whole of their text, as they are trained on where they are let pass. */
  readonly tokens: number;
  readonly tokensAreExact: boolean;
  readonly lengths: TokenLengths;
  readonly longest: { readonly line: number; readonly tokens: number };
  readonly findings: FindingLog;
  /** Formats that the rows fit where they do not fit the one that was asked for. */
  readonly fits: readonly ShapeKey[];
  /** What the rows are in the words of people where they fit nothing that was asked for. */
  readonly foreign?: ForeignRows | undefined;
  /** The file holds no rows at all, and reading stopped early. */
  readonly isNoRows: boolean;
}

/** Rows of a shape that has a name and is no cloud's. */
export interface ForeignRows {
  readonly title: string;
  /** Members by which it is told. */
  readonly has: readonly string[];
  /** Formats that it can become, the likeliest first. */
  readonly targets: readonly DatasetFormat[];
}
