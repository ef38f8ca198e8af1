import type { OperationCall } from "../operation";
import type { JobRow } from "../jobs/job-store";
import type { CreateJobRequest } from "./create-job-request";
import { requireContainer } from "./require-container";
import { requireRun } from "./require-run";
import { otherTrainType, trainTypes, type PeftType, type TrainTypeRow } from "./tables/train-types";
import { V1Refusal } from "./v1-refusal";

/** What is trained and how, for a normal run from the request, for an incremental one from its base. */
export interface TrainingMethod {
  /** V2's word for V1's `trainType`. */
  readonly model: string;
  readonly trainType: TrainTypeRow;
  readonly peftType: PeftType;
  readonly base: { readonly taskId: string; readonly step: number | null } | undefined;
}

/**
 * @throws V1Refusal 500001 for a train type or peft type that seed 003 does not list; 510202, 510301 and 510404 for a
 * base that does not exist or cannot be gone on from; 510401 where the container trains another model already
 */
export function trainingMethod(call: OperationCall, container: JobRow, request: CreateJobRequest): TrainingMethod {
  const method = request.jobRunType === 1 ? goOn(call, request.increConfig) : startAnew(request);
  if (container.model !== "" && container.model !== method.model) {
    throw new V1Refusal(method.base === undefined ? "trainConfigError" : "jobNotSupportIncreTrain");
  }
  return method;
}

function startAnew(request: Extract<CreateJobRequest, { jobRunType: 0 }>): TrainingMethod {
  const { baseTrainType, trainType: model, peftType } = request;
  const trainType = trainTypes.find((row) => row.trainType === model && row.baseTrainType === baseTrainType);
  if (!trainType?.peftTypes.includes(peftType)) throw new V1Refusal("paramInvalid");
  return { model, trainType, peftType, base: undefined };
}

function goOn(call: OperationCall, { taskId, jobId }: { taskId: number | string; jobId: number | string }) {
  const { row, view } = requireRun(call, requireContainer(call, taskId), jobId);
  // Only a full-parameter run that has ended well can be gone on from (Sly6wyvne).
  if (view.status !== "succeeded" || row.parameter_scale !== "FullFineTuning") {
    throw new V1Refusal("jobNotSupportIncreTrain");
  }
  const trainType = trainTypes.find((known) => known.trainType === row.model) ?? otherTrainType;
  const step = view.checkpoints[view.checkpoints.length - 1]?.step ?? null;
  return { model: row.model, trainType, peftType: "ALL", base: { taskId: row.id, step } } as const;
}
