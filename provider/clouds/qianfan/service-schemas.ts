import { z } from "zod";
import { isRecord } from "../../base/is-record";
import { identifier } from "../http/identifier";
import { optionalNumber, optionalText, statusWord } from "../http/optional-members";
import { anyList, anyPage } from "./any-list";
import { time } from "./schemas";

/**
 * Answers about services and what they run on, read as in `schemas`. Names: pages [zmm1xw37v] and [Jmh4sv4he]; what the answers
 * of lists and compute units are called is not known, so any list in them is taken.
 */

const service = z.object({
  serviceId: identifier,
  name: optionalText,
  description: optionalText,
  baseModel: optionalText,
  modelSetId: optionalText,
  modelId: optionalText,
  url: optionalText,
  /** The API's name: what a client sends as `model`. */
  endpoint: optionalText,
  runStatus: statusWord(["New", "Deploying", "Serving", "Done", "Failed", "Stopped"]).transform(
    (word) => word || undefined,
  ),
  updateStatus: optionalText,
  chargeType: optionalText,
  chargeStatus: optionalText,
  payType: optionalText,
  resourceConfig: z
    .object({ type: optionalText, region: optionalText, qps: optionalNumber, replicasCount: optionalNumber })
    .nullish()
    .transform((config) => config ?? undefined),
  /** The cloud's words for a failure, where it has any (our choice of names: none is documented). */
  errorMessage: optionalText,
  message: optionalText,
  createTime: time,
});

/** Of CreateService; `instanceId` is the compute unit that was bought with it. */
export const createdServiceAnswer = z
  .object({ result: z.object({ serviceId: identifier, instanceId: optionalText }) })
  .transform(({ result }) => result);

/** Of DescribeService. */
export const serviceAnswer = z.object({ result: service }).transform(({ result }) => result);

/** Of DeactivateService: `operation: false` is a refusal [Fmm32hcqv]; an answer without a word is taken for yes. */
export const deactivationAnswer = z
  .object({ result: z.unknown() })
  .transform(({ result }): { readonly isDone: boolean; readonly message?: string } => {
    if (!isRecord(result)) return { isDone: result !== false };
    const { operation, message } = result;
    return {
      isDone: String(operation).toLowerCase() !== "false",
      ...(typeof message === "string" && message !== "" ? { message } : {}),
    };
  });

/** One page of services. */
export const servicePageAnswer = anyPage(service);

const computeUnit = z.object({
  instanceId: z.string().min(1),
  status: optionalText,
  paymentTiming: optionalText,
  replicasCount: optionalNumber,
  createTime: time,
  /** When it gives itself back; [ymo6wk4y5] tells of it without its name, which is taken from the calls. */
  releaseTime: optionalText,
});

/** The compute units of a service: a bare list, or one inside an object. */
export const computeUnitsAnswer = anyList(computeUnit);

/** A service `svco-…`. */
export type QianfanService = z.infer<typeof serviceAnswer>;
/** What came of taking a service off. */
export type Deactivation = z.infer<typeof deactivationAnswer>;
/** One page of services. */
export type QianfanServicePage = z.infer<typeof servicePageAnswer>;
/** A compute unit of a service. */
export type ComputeUnit = z.infer<typeof computeUnitsAnswer>[number];
