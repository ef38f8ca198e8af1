import { createBailianClient } from "../../../provider/clouds/bailian/client";
import type { Fetch } from "../../../provider/clouds/http/fetch-exchange";
import type { TransportSettings } from "../../../provider/clouds/http/transport-settings";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";

/** Where calls go, and how. */
export interface CallRoute extends TransportSettings {
  readonly baseUrl: string;
  readonly dashscopeApiKey?: string;
  readonly qianfanAccessKey?: string;
  readonly qianfanSecretKey?: string;
}

/** Most items that are taken from a listing: one that never ends is a hang, which this makes visible as such. */
const mostItems = 10_000;

/** Every call of both clients by name, for a route. IDs that a call needs are made up. */
export function clientCalls({ baseUrl, ...route }: CallRoute): Readonly<Record<string, () => Promise<unknown>>> {
  const bailian = createBailianClient({
    ...route,
    baseUrl: `${baseUrl}/api/v1`,
    apiKey: route.dashscopeApiKey ?? "sk-fuzz",
  });
  const qianfan = createQianfanClient({
    ...route,
    baseUrl,
    accessKeyId: route.qianfanAccessKey ?? "ALTAKfuzz",
    secretAccessKey: route.qianfanSecretKey ?? "0123456789abcdef0123456789abcdef",
  });
  const { services, v1 } = qianfan;
  const run = { taskId: 1, jobId: 1 };
  const dataset = { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 };
  return {
    createFineTune: () =>
      bailian.createFineTune({
        model: "qwen3-8b",
        trainingType: "efficient_sft",
        trainingFileIds: ["file-ft-sample0000000001"],
        hyperParameters: { n_epochs: 1 },
      }),
    getFineTune: () => bailian.getFineTune("ft-1"),
    listFineTunes: () => bailian.listFineTunes(),
    allFineTunes: () => drain(bailian.allFineTunes()),
    cancelFineTune: () => bailian.cancelFineTune("ft-1"),
    deleteFineTune: () => bailian.deleteFineTune("ft-1"),
    getLogs: () => bailian.getLogs("ft-1"),
    listCheckpoints: () => bailian.listCheckpoints("ft-1"),
    uploadFile: () => bailian.uploadFile({ name: "a.jsonl", content: Buffer.from("{}") }),
    getFile: () => bailian.getFile("file-1"),
    deleteFile: () => bailian.deleteFile("file-1"),
    allFiles: () => drain(bailian.allFiles()),
    exportCheckpoint: () => bailian.exportCheckpoint("ft-1", "checkpoint-64", "n"),
    createDeployment: () => bailian.deployments.createDeployment({ model_name: "qwen3-8b", plan: "mu", capacity: 4 }),
    getDeployment: () => bailian.deployments.getDeployment("qwen3-8b-a"),
    allDeployments: () => drain(bailian.deployments.allDeployments()),
    scaleDeployment: () => bailian.deployments.scaleDeployment("qwen3-8b-a", { capacity: 4 }),
    updateDeployment: () => bailian.deployments.updateDeployment("qwen3-8b-a", { rpm_limit: 4 }),
    deleteDeployment: () => bailian.deployments.deleteDeployment("qwen3-8b-a"),
    allTunedModels: () => drain(bailian.deployments.allTunedModels()),
    createFineTuningJob: () => qianfan.createFineTuningJob({ name: "f", model: "ERNIE-Speed-8K", trainMode: "SFT" }),
    describeFineTuningJobs: () => qianfan.describeFineTuningJobs(),
    allFineTuningJobs: () => drain(qianfan.allFineTuningJobs()),
    deleteFineTuningJob: () => qianfan.deleteFineTuningJob("job-1"),
    createFineTuningTask: () =>
      qianfan.createFineTuningTask({
        jobId: "job-1",
        parameterScale: "FullFineTuning",
        hyperParameterConfig: { epoch: 1 },
        datasetConfig: dataset,
      }),
    describeFineTuningTasks: () => qianfan.describeFineTuningTasks("job-1"),
    allFineTuningTasks: () => drain(qianfan.allFineTuningTasks("job-1")),
    describeFineTuningTask: () => qianfan.describeFineTuningTask("task-1"),
    stopFineTuningTask: () => qianfan.stopFineTuningTask("task-1"),
    deleteFineTuningTask: () => qianfan.deleteFineTuningTask("task-1"),
    describeFineTuningSupportModels: () => qianfan.describeFineTuningSupportModels(),
    createCustomModelSet: () => qianfan.createCustomModelSet({ modelSetName: "m", modelType: "Text2Text" }),
    createCustomModel: () =>
      qianfan.createCustomModel({ modelSetId: "am-1", sourceType: "Train", trainMeta: { taskId: "task-1" } }),
    describeModelSet: () => qianfan.describeModelSet({ modelSetId: "am-1" }),
    allCustomModelSets: () => drain(qianfan.allCustomModelSets()),
    describeModel: () => qianfan.describeModel("amv-1"),
    deleteModel: () => qianfan.deleteModel("amv-1"),
    deleteModelSet: () => qianfan.deleteModelSet("am-1"),
    createService: () =>
      services.createService({ modelSetId: "am-1", modelId: "amv-1", name: "fuzz", urlSuffix: "fuzz" }),
    describeService: () => services.describeService("svco-1"),
    describeServices: () => services.describeServices(),
    allServices: () => drain(services.allServices()),
    modifyService: () => services.modifyService({ serviceId: "svco-1", modelSetId: "am-1", modelId: "amv-1" }),
    deactivateService: () => services.deactivateService("svco-1"),
    scaleService: () =>
      services.scaleService({ serviceId: "svco-1", instanceId: "unit-1", deploymentReplicasCount: 2 }),
    describeComputeUnits: () => services.describeComputeUnits("svco-1"),
    autoReleaseComputeUnit: () =>
      services.autoReleaseComputeUnit({
        serviceId: "svco-1",
        instanceId: "unit-1",
        releaseTime: "2030-01-25T12:30:30Z",
      }),
    releaseComputeUnit: () => services.releaseComputeUnit({ serviceId: "svco-1", instanceId: "unit-1" }),
    v1JobDetail: () => v1.jobDetail(run),
    v1StopJob: () => v1.stopJob(run),
    v1CreateTask: () => v1.createTask({ name: "f" }),
    v1ModelVersionDetail: () => v1.modelVersionDetail(1),
    v1ModelDetail: () => v1.modelDetail(1),
    v1DatasetInfo: () => v1.datasetInfo("ds-sample0000000001"),
    v1ReleaseDataset: () => v1.releaseDataset("ds-sample0000000001"),
  };
}

/** A route that answers every request with one answer. */
export function fixedAnswer(answer: () => Response): Fetch {
  return () => Promise.resolve(answer());
}

async function drain(items: AsyncIterable<unknown>): Promise<number> {
  const iterator = items[Symbol.asyncIterator]();
  for (let count = 0; count <= mostItems; count += 1) if ((await iterator.next()).done === true) return count;
  throw new Error("the listing does not end");
}
