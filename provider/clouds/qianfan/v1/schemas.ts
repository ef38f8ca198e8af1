import { z } from "zod";
import { identifier, optionalIdentifier } from "../../http/identifier";
import { optionalNumber, optionalText, statusWord } from "../../http/optional-members";
import { numeric } from "../schemas";

/**
 * Answers of Qianfan V1 as they arrive, read into our form: unknown members dropped, null and empty text absent.
 * Names and types: seed [003], the pages of the calls, and the [SDK's mock] where only it has them.
 */

const number = z.int().nonnegative();

/** A time; what was not reached yet may be a zero date, as in V2. */
const time = optionalText.transform((text) => (text?.startsWith("0000-") ? undefined : text));

/** Of createTask and createJob: V1's number, and V2's ID of the same thing where the cloud gives it. */
export const createdAnswer = z
  .object({ result: z.object({ id: number, uuid: optionalIdentifier }) })
  .transform(({ result }) => result);

/** Of jobDetail: one run. */
export const jobDetailAnswer = z
  .object({
    result: z.object({
      id: optionalNumber,
      taskName: optionalText,
      description: optionalText,
      jobRunType: optionalNumber,
      increConfig: z.object({ taskId: z.unknown(), jobId: z.unknown() }).nullish(),
      trainType: optionalText,
      trainMode: optionalText,
      peftType: optionalText,
      trainStatus: statusWord(["RUNNING", "FINISH", "STOP", "FAIL"]),
      startTime: time,
      finishTime: time,
      /** Percent; a number by the page, and a text as in V2 is read as well. */
      progress: numeric,
      vdlLink: optionalText,
    }),
  })
  .transform(({ result }) => result);

/** Of publishTrainModel: `modelIDStr` is spelt so on the wire. */
export const publishedAnswer = z
  .object({ result: z.object({ modelIDStr: identifier, versionIdStr: identifier }) })
  .transform(({ result }) => ({ modelSetId: result.modelIDStr, modelId: result.versionIdStr }));

const trainSource = z.object({
  taskId: optionalNumber,
  taskIdStr: optionalText,
  runId: optionalNumber,
  runIdStr: optionalText,
});

/** A version's state is `Creating`, `Ready` or `Fail`. */
const modelVersion = z.object({
  modelVersionId: optionalNumber,
  modelVersionIdStr: optionalText,
  state: statusWord(["Creating", "Ready", "Fail"]).transform((word) => word || undefined),
  description: optionalText,
  sourceExtra: z.object({ trainSourceExtra: trainSource.nullish() }).nullish(),
});

/** Of modelVersionDetail: one version. */
export const modelVersionAnswer = z
  .object({ result: modelVersion })
  .transform(({ result: { sourceExtra, ...version } }) => ({
    ...version,
    /** The run that it was made from, where the cloud says so. */
    run: sourceExtra?.trainSourceExtra ?? undefined,
  }));

/** Of modelDetail: a model set and its versions. */
export const modelDetailAnswer = z
  .object({
    result: z.object({
      modelId: optionalNumber,
      modelIdStr: optionalText,
      modelName: optionalText,
      modelVersionList: z.array(modelVersion).nullish(),
    }),
  })
  .transform(({ result: { modelVersionList, ...model } }) => ({ ...model, versions: modelVersionList ?? [] }));

/** Of dataset/info: one version of a dataset. Release: 0 none, 1 running, 2 done, 3 failed; import likewise, -1 none. */
export const datasetInfoAnswer = z
  .object({
    result: z.object({
      groupPK: optionalText,
      name: optionalText,
      versionInfo: z.object({
        datasetPK: optionalText,
        importStatus: optionalNumber,
        releaseStatus: optionalNumber,
        entityCount: optionalNumber,
      }),
    }),
  })
  .transform(({ result: { versionInfo, ...group } }) => ({ ...group, ...versionInfo }));

/** The IDs of something that V1 made. */
export type CreatedIdentifiers = z.infer<typeof createdAnswer>;
/** One run as jobDetail shows it. */
export type V1Job = z.infer<typeof jobDetailAnswer>;
/** One model version as modelVersionDetail shows it. */
export type V1ModelVersion = z.infer<typeof modelVersionAnswer>;
/** One model set as modelDetail shows it. */
export type V1Model = z.infer<typeof modelDetailAnswer>;
/** One dataset version as dataset/info shows it. */
export type V1Dataset = z.infer<typeof datasetInfoAnswer>;
