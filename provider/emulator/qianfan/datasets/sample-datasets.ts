/** One dataset version that is there from the start. */
export interface SampleDataset {
  readonly versionId: string;
  /** The whole number by which V1 names the version. */
  readonly number: number;
  /** The dataset that it is a version of, by V1's number. */
  readonly groupNumber: number;
  /** The dataset's ID. */
  readonly groupId: string;
  readonly name: string;
  readonly rows: number;
  /** Tokens of one pass over all rows. */
  readonly tokens: number;
  readonly isPublished: boolean;
}

/** Tokens of one short row of question and answer: our choice. */
const tokensPerRow = 60;

/** 188 is the dataset of seed [003]'s samples, so that they run as printed. */
const firstNumber = 188;

const sample = (index: number, name: string, rows: number, isPublished: boolean): SampleDataset => ({
  versionId: `ds-sample000000000${index}`,
  number: firstNumber + index - 1,
  groupNumber: index,
  groupId: `dg-sample000000000${index}`,
  name,
  rows,
  tokens: rows * tokensPerRow,
  isPublished,
});

/** Sample data for a first try, too little data, and data that is not published. */
export const sampleDatasets: readonly SampleDataset[] = [
  sample(1, "sample", 200, true),
  sample(2, "sample_too_small", 20, true),
  sample(3, "sample_unpublished", 200, false),
];

/** What a file in object storage is taken for as long as it cannot be read: our choice. */
export const objectStorageSample = { rows: 200, tokens: 200 * tokensPerRow } as const;
