import { deploymentKind as kind } from "../../../provider/front/deployment-kind";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { cloudCases } from "../clouds";
import type { Rig } from "./create-rig";
import type { Properties } from "./engine-protocol";
import { succeeds } from "./expect";
import { effectsOf } from "./journal";
import { callElsewhere } from "./other-user";
import { createStack, type Program } from "./stack";

/** Deployments as the dynamic front end serves them. */
export const deploymentKind = kind;

/** Serving on one cloud, as the scenarios that both share need it. */
export interface DeploymentCase {
  readonly cloud: ShippedCloudName;
  /** A model that can be deployed; the n-th call makes another one than those before. */
  model(rig: Rig): Promise<string>;
  /** A program with the one resource `bot`. */
  program(model: string, common?: Properties, block?: Properties): Program;
  /** Members of the block that another deployment is needed for. */
  readonly other: Properties;
  /** Members that fix every name, so that two of them clash. */
  readonly names: Properties;
  readonly calls: Readonly<Record<"create" | "look" | "list" | "modify", string>>;
  /** What the journal calls a deployment that was made, and one that was taken away. */
  readonly effects: { readonly made: string; readonly gone: RegExp };
  readonly idPattern: RegExp;
  /** The cloud's words for a clash of names. */
  readonly conflict: RegExp;
}

const unit = { plan: "mu", deploySpec: "MU1", capacity: 4 };
const bought = { resourceConfig: { type: "GPU-1-1", replicasCount: 2 }, billing: { paymentTiming: "Postpaid" } };

/** The model of a job in a stack of its own. */
export async function trainedModel(rig: Rig, cloud: ShippedCloudName): Promise<string> {
  const stack = createStack(rig);
  const name = `job${effectsOf(rig).length}`;
  await succeeds(stack.up({ [name]: cloudCases[cloud].program()["bot"] ?? {} }));
  rig.calls.length = 0;
  rig.lines.length = 0;
  return String(stack.entry(name).outputs["finetunedOutput"]);
}

/** Both clouds. */
export const deploymentCases: Readonly<Record<ShippedCloudName, DeploymentCase>> = {
  bailian: {
    cloud: "bailian",
    model: async () => "qwen3-8b",
    program: (model, common = {}, block = {}) => ({ bot: { model, ...common, bailian: { ...unit, ...block } } }),
    other: { deploySpec: "MU2", capacity: 8 },
    names: { suffix: "blue", name: "Blue" },
    calls: {
      create: "POST /deployments",
      look: "GET /deployments/{deployment}",
      list: "GET /deployments",
      modify: "PUT /deployments/{deployment}/scale",
    },
    effects: { made: "deployment.created", gone: /^deployment\.deleted$/ },
    idPattern: /^bailian\/qwen3-8b-[a-z2-7]{8}$/,
    conflict: /Conflict/,
  },
  qianfan: {
    cloud: "qianfan",
    model: (rig) => trainedModel(rig, "qianfan"),
    program: (model, common = {}, block = {}) => ({ bot: { model, ...common, qianfan: { ...bought, ...block } } }),
    other: { resourceConfig: { type: "GPU-1-2", replicasCount: 2 } },
    names: { name: "blue_service", urlSuffix: "blue" },
    calls: { create: "CreateService", look: "DescribeService", list: "DescribeServices", modify: "ModifyService" },
    effects: { made: "service.created", gone: /^service\.(deactivated|stopped)$/ },
    idPattern: /^qianfan\/svco-\w+$/,
    conflict: /ServiceNameExist/,
  },
};

/** IDs of the deployments that were made, and of those that were taken away. */
export function servedBy(rig: Rig, { effects }: DeploymentCase) {
  const of = (isMeant: (effect: string) => boolean) =>
    effectsOf(rig).flatMap(({ effect, subject }) => (isMeant(effect) ? [subject] : []));
  return { made: of((effect) => effect === effects.made), gone: of((effect) => effects.gone.test(effect)) };
}

/** The model that a service of Qianfan serves now. */
export async function servedModel(rig: Rig, serviceId: unknown): Promise<string> {
  const service = await callElsewhere(rig, "DescribeService", { serviceId });
  return (service as { readonly modelId: string }).modelId;
}
