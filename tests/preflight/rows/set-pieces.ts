import type { DatasetFormat } from "../../../provider/contract/dataset-cloud";
import type { ZipEntry } from "../rig/make-zip";
import { png } from "../rig/media";
import { jsonLines } from "../rig/scan-content";

/** A set, and the findings about it: rule, place, and words that a finding has. */
export type SetCase = readonly [
  what: string,
  format: DatasetFormat,
  entries: readonly ZipEntry[],
  findings: readonly string[],
];

/** A row that shows something. */
export const seen = (...parts: unknown[]) => ({
  messages: [
    { role: "user", content: [{ text: "What is it?" }, ...parts] },
    { role: "assistant", content: [{ text: "A lamp." }] },
  ],
});
export const many = (make: (index: number) => unknown): unknown[] =>
  Array.from({ length: 12 }, (_, index) => make(index));
export const visionRows = many((index) => seen({ image: `p${index}.png` }));
export const visionMedia = Array.from({ length: 12 }, (_, index): ZipEntry => ({
  name: `p${index}.png`,
  content: png(),
}));
export const rowsOf = (rows: readonly unknown[]): ZipEntry => ({
  name: "data.jsonl",
  content: jsonLines(rows),
  deflated: true,
});
export const vision = (...more: ZipEntry[]): ZipEntry[] => [rowsOf(visionRows), ...visionMedia, ...more];
/** The set with other rows at the end, whose line is 13. */
export const withRow = (row: unknown, ...more: ZipEntry[]): ZipEntry[] => [
  rowsOf([...visionRows, row]),
  ...visionMedia,
  ...more,
];
