import { client, ours, seed, type Rules } from "../../provenance/provenance";
import { datasetCreate, datasetDelete } from "./datasets/dataset-create";
import { datasetImport, datasetImportErrorDetail, datasetRelease } from "./datasets/dataset-import";
import { datasetInfo, datasetStatusList } from "./datasets/dataset-info";
import { createJob } from "./jobs/create-job";
import { createTask } from "./jobs/create-task";
import { jobDetail, stopJob } from "./jobs/job-detail";
import { modelDetail, modelVersionDetail } from "./models/model-detail";
import { publishTrainModel } from "./models/publish-train-model";
import { serviceApply } from "./services/service-apply";
import { serviceDetail, serviceList } from "./services/service-detail";

/** Rules of every V1 call, whatever it asks for. */
export const v1GeneralRules: Rules = {
  "a success is {log_id, result}, an error {error_code, error_msg}": seed("003"),
  "an error has HTTP status 200": client("Python SDK, Node SDK, Go SDK: they look for error_code in a 2xx answer"),
  "log_id is a string, in errors too": client("Go SDK: with a number it loses the error; seed 003's sample shows one"),
  "log_id is made of the request's ID, which stands in x-bce-request-id": ours("ten digits, as in recorded answers"),
  "a wrong signature or key is refused by the gateway as for V2, and the body carries 500002 as well": ours(
    "the SDKs read the gateway's status and headers",
  ),
  "a request without Authorization is 500002 with HTTP status 200": ours(
    "seed 003: an access token, which needs none, does not do",
  ),
  "500000 is a fault of the simulated cloud itself, or an injected one": ours("seed 003: internal server error"),
  "a body that is no JSON object is 500001, another method than POST the gateway's InvalidHTTPRequest":
    ours("not stated"),
  "V1's containers, runs, models and datasets are V2's: the number counts them, uuid is V2's ID":
    client("the SDK's mock gives both"),
};

/** What answers in V1's usual envelope. */
const plainOperations = [createTask, createJob, jobDetail, stopJob, publishTrainModel, modelVersionDetail, modelDetail];
/** Calls about datasets answer in an envelope of their own [Sloicm9qz]. */
export const datasetOperations = [
  datasetCreate,
  datasetImport,
  datasetImportErrorDetail,
  datasetInfo,
  datasetStatusList,
  datasetRelease,
  datasetDelete,
];
const serviceOperations = [serviceApply, serviceDetail, serviceList];

/** Every V1 call that the simulated Qianfan carries out. */
export const v1Operations = [...plainOperations, ...datasetOperations, ...serviceOperations];
