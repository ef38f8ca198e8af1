import type { watchedClouds } from "./watched-clouds";

const page = { marker: "", maxKeys: 10, pageReverse: false };
const month = { reservationTimeUnit: "Month", reservationLength: 1 };

/** Serves a model version on the simulated Qianfan in every way, with every member that the pages name, and asks it. */
export async function qianfanServingStory(
  clouds: ReturnType<typeof watchedClouds>,
  version: { readonly modelSetId: string; readonly modelId: string },
): Promise<void> {
  const { qianfan, inference, clock, emulator } = clouds;
  const act = (module: string) => (action: string, body: object) =>
    qianfan(action, `/v2/${module}?Action=${action}`, body);
  const [service, charge] = [act("service"), act("charge")];

  const config = { region: "bj", type: "GPU-1-1", qps: 1, replicasCount: 1 };
  const names = { name: "bot", description: "answers", urlSuffix: "bot", protocolVersion: 1 };
  const bought = {
    ...version,
    ...names,
    resourceConfig: config,
    billing: { paymentTiming: "Prepaid", reservation: month },
  };
  const { serviceId } = await service("CreateService", bought);
  const never = "2099-01-01 00:00:00";
  const postpaid = { paymentTiming: "Postpaid", chargeType: "ComputingUnit", releaseTime: never };
  await service("CreateService", { ...bought, name: "two", billing: postpaid });
  const unit = { instanceId: "unit-sample01", deploymentReplicasCount: 1 };
  await service("CreateService", {
    ...version,
    ...{ name: "three", urlSuffix: "three" },
    deploymentConfig: { deploymentComputeUnitList: [unit], replicasCount: 1, qps: 1, replicaComputeUnitCount: 1 },
  });
  const failing = await service("CreateService", { ...bought, name: "four" });
  emulator.decideDeployment(failing.serviceId, { kind: "fail", message: "no stock" });
  clock.advance(24 * 3_600_000);
  const { endpoint } = await service("DescribeService", { serviceId });
  await service("DescribeService", { serviceId: failing.serviceId });
  const filter = { serviceType: ["chat"], chargeType: "ComputingUnit" };
  await service("DescribeServices", {
    ...page,
    ...filter,
    name: "o",
    runStatus: ["Serving", "Failed"],
    protocolVersion: 1,
  });
  await service("DescribeServices", { ...page, maxKeys: 1 });
  await service("ModifyService", { serviceId, ...version });
  clock.advance(3_600_000);
  const words = { serviceType: ["chat"], chargeType: ["Tokens"], chargeStatus: ["Opened"] };
  await service("DescribePresetServices", { serviceIds: ["svcp-000000000001"], ...words });
  const billing = { paymentTiming: "Postpaid", releaseTime: never };
  const { instanceId } = await charge("PurchaseServiceResource", { serviceId, billing, replicasCount: 1 });
  await charge("PurchaseServiceResource", { serviceId, billing: bought.billing, replicasCount: 1 });
  await charge("DescribeComputeUnits", { serviceId, paymentTiming: "Postpaid" });
  await charge("DescribeComputeUnit", { serviceId, instanceId });
  await act("serviceresources")("AutoReleaseComputeUnit", { serviceId, instanceId, releaseTime: never });

  const messages = [{ role: "user", content: "hello" }];
  const token = await inference("oauth/token", "POST", "/oauth/2.0/token?grant_type=g&client_id=i&client_secret=s");
  const route = `/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/${endpoint}?access_token=${token.access_token}`;
  await inference("chat", "POST", route, { messages, system: "be brief", stream: false, max_output_tokens: 9 });
  const limits = { max_tokens: 9, max_completion_tokens: 9, stream_options: { include_usage: true } };
  const body = { model: endpoint, messages, stream: false, ...limits };
  await inference("chat/completions", "POST", "/v2/chat/completions", body);
  await inference("models", "GET", "/v2/models");
  await inference("BCE-BEARER/token", "GET", "/v1/BCE-BEARER/token?expireInSeconds=60");

  const v1 = (path: string, request: object) => qianfan(`service/${path}`, `/wenxinworkshop/service/${path}`, request);
  const { modelSetId: modelId, modelId: modelVersionId } = version;
  const wanted = { modelId, modelVersionId, name: "old", uri: "old", replicas: 1, poolType: 2, description: "first" };
  await v1("detail", { serviceId: (await v1("apply", wanted)).serviceId });
  await v1("list", { apiTypefilter: ["chat"] });
  await service("ScaleService", { serviceId, instanceId, deploymentReplicasCount: 2 });
  await charge("ReleaseComputeUnit", { serviceId, instanceId });
  await service("DeactivateService", { serviceId });
}
