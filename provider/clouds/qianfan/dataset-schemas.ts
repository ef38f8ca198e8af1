import { z } from "zod";
import { identifier } from "../http/identifier";
import { optionalNumber, optionalText, statusWord } from "../http/optional-members";
import { anyPage } from "./any-list";

/** An ID that CreateDataset answers with the version that it made [9mnzot7x8]. */
export const createdDatasetAnswer = z
  .object({ result: z.object({ datasetId: identifier, versionId: identifier }) })
  .transform(({ result }) => result);

/** The ID that CreateImportTask answers: a bare text [lmnzqpt7v]. */
export const importTaskIdAnswer = z
  .object({ result: z.union([z.string().min(1), z.object({ taskId: z.string().min(1) })]) })
  .transform(({ result }) => (typeof result === "string" ? result : result.taskId));

const importWord = statusWord(["Created", "Importing", "ImportFinished", "ImportFailed"]).pipe(z.string().min(1));

const dataset = z.object({
  datasetId: identifier,
  datasetName: optionalText,
  storageType: optionalText,
  storagePath: optionalText,
  createTime: optionalText,
});

const version = z.object({
  versionId: identifier,
  datasetId: optionalText,
  datasetName: optionalText,
  versionNumber: optionalNumber,
  dataFormat: optionalText,
  // Without them nobody knows when the data can be used, so they must be there.
  importStatus: importWord,
  publishStatus: statusWord(["Unpublished", "Publishing", "Published", "PublishFailed"]).pipe(z.string().min(1)),
  sampleCount: optionalNumber,
  createTime: optionalText,
});

/** One page of datasets. */
export const datasetPageAnswer = anyPage(dataset);
/** One page of a dataset's versions. */
export const versionPageAnswer = anyPage(version);
/** One version of a dataset [1mnzr9j3b]. */
export const versionAnswer = z.object({ result: version }).transform(({ result }) => result);

/** One import [Lmnzr4pth]. */
export const importTaskAnswer = z
  .object({
    result: z.object({
      importStatus: importWord,
      progress: optionalText,
      sampleCount: optionalNumber,
      errDownloadUrl: optionalText,
    }),
  })
  .transform(({ result }) => result);

/** A dataset `dg-…`. */
export type QianfanDatasetEntry = z.infer<typeof dataset>;
/** A version of a dataset, `ds-…`. */
export type QianfanDatasetVersionEntry = z.infer<typeof version>;
/** An import of files into a version. */
export type ImportTask = z.infer<typeof importTaskAnswer>;
