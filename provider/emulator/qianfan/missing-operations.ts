import { client, doc, type Source } from "../provenance/provenance";
import type { MissingOperation } from "../surface/operation";

/** Paths that the cloud answers and the simulated one does not: 501 with the operation's name. */
export interface MissingOperations {
  /** Exact, or a prefix when it ends in `/`. */
  readonly path: string;
  /** Actions of the path; absent: the path is the operation. */
  readonly actions?: readonly string[];
  /** Signed like every console call; inference and tokens have credentials of their own. */
  readonly isSigned: boolean;
  readonly source: Source;
}

const sdk = client("routes of the Python SDK 0.4.12.3 (consts.py)");

const byAction = (path: string, ...actions: string[]): MissingOperations => ({
  path,
  actions,
  isSigned: true,
  source: sdk,
});

const v1 = (module: string, ...verbs: string[]): MissingOperations[] =>
  verbs.map((verb) => ({ path: `/wenxinworkshop/${module}/${verb}`, isSigned: true, source: sdk }));

const unsigned = (path: string): MissingOperations => ({ path, isSigned: false, source: sdk });

/** Every operation that one of the [official SDKs] knows and the simulated Qianfan does not have. */
export const missingOperations: readonly MissingOperations[] = [
  byAction(
    "/v2/model",
    "DescribeSystemModelSets",
    "CreateModelCustomConf",
    "DescribeModelSystemAdvancedConf",
    "DescribeModelCustomAdvancedConf",
    "CreateModelExportTask",
    "DescribeModelExportTask",
    "CreateModelCompTask",
    "DescribeModelCompTasks",
    "DescribeModelCompTask",
    "CancelModelCompTask",
    "DeleteModelCompTask",
  ),
  byAction("/v2/service", "DescribeServiceMetric"),
  {
    ...byAction("/v2/service", "CreateEndpoint", "ModifyEndpoint", "DescribeEndpoint", "DeactivateEndpoint"),
    source: doc("umkfbzcwt"),
  },
  byAction("/v2/dataset", "CreateExportTask", "DescribeExportTask"),
  byAction(
    "/v2/eval",
    "CreateEvalTask",
    "DescribeEvalTasks",
    "DescribeEvalTask",
    "DescribeEvalTaskReport",
    "DeleteEvalTask",
  ),
  byAction(
    "/v2/charge",
    "ResizeComputeUnit",
    "PurchaseTPMResource",
    "DescribeTPMResource",
    "ReleaseTPMResource",
    "ResizeTPMResource",
    "AutoReleaseTPMResource",
  ),
  {
    ...byAction(
      "/v2/computeunit",
      "PurchaseComputeUnit",
      "DescribeComputeUnits",
      "DescribeComputeUnit",
      "ReleaseComputeUnit",
      "AutoReleaseComputeUnit",
    ),
    source: doc("8m5lv9u21 and its neighbours"),
  },
  byAction(
    "/v2/batchinference",
    "CreateBatchInferenceTask",
    "DescribeBatchInferenceTask",
    "StopBatchInferenceTask",
    "DescribeBatchInferenceTasks",
  ),
  byAction(
    "/v2/promptTemplates",
    "CreatePromptTemplate",
    "DescribePromptTemplate",
    "ModifyPromptTemplate",
    "DeletePromptTemplate",
    "DescribePromptTemplates",
  ),
  byAction("/v2/promptLabels", "CreatePromptLabel", "DeletePromptLabel", "DescribePromptLabels"),
  byAction(
    "/v2/memory",
    "CreateSystemMemory",
    "DescribeSystemMemories",
    "DeleteSystemMemory",
    "DescribeSystemMemory",
    "ModifySystemMemory",
  ),
  ...v1("modelrepo", "model/preset/list", "model/user/list"),
  ...v1("modelrepo", "model/batchDelete", "model/version/batchDelete"),
  ...v1("modelrepo/eval", "create", "detail", "report", "cancel", "delete", "model/list"),
  ...v1("modelrepo/eval/result", "list", "export", "export/info"),
  ...v1("service", "appList"),
  ...v1("dataset", "export", "exportRecord"),
  ...v1("etl", "create", "detail", "list", "delete"),
  ...v1("enhance", "create", "detail", "list", "delete"),
  ...v1("entity", "annotate", "delete", "list"),
  ...v1("prompt", "template/create", "template/info", "template/update", "template/delete", "template/list"),
  ...v1("prompt", "label/list", "singleOptimize/create", "singleOptimize/info", "evaluate/predict", "evaluate/summary"),
  { path: "/rest/2.0/wenxinworkshop/api/v1/template/info", isSigned: true, source: sdk },
  unsigned("/rpc/2.0/ai_custom/v1/wenxinworkshop/"),
];

/** The operations of an entry one by one, with the ways that lead to them. */
export function missingByName({ path, actions, source }: MissingOperations): readonly MissingOperation[] {
  if (actions !== undefined) {
    return actions.map((name) => ({ name, routes: [{ path, query: [`Action=${name}`] }], source }));
  }
  return [{ name: path, routes: path.endsWith("/") ? [{ path }, { path: `${path}:rest+` }] : [{ path }], source }];
}
