import { providerText } from "../../../sdk/provider-text";

/** Kinds of resources by their member of the runtime; jobs are the runtime itself. */
const members = {
  FineTuneJob: undefined,
  TrainingDataset: "trainingDataset",
  ModelVersion: "modelVersion",
  ModelDeployment: "modelDeployment",
} as const;

/** Name of a kind of resource. */
export type KindName = keyof typeof members;

/** Inputs of a job as the resource class registers them. */
export function jobInputs(name: string, args: object): Record<string, unknown> {
  return {
    ...resourceInputs("FineTuneJob", name, args),
    __provider: 'exports.handler=()=>require("pulumi-finetune/dynamic-runtime")',
  };
}

/** Inputs of a resource as its class registers them. */
export function resourceInputs(kind: KindName, name: string, args: object): Record<string, unknown> {
  const urn = `urn:pulumi:dev::models::pulumi-nodejs:dynamic/finetune:${kind}::${name}`;
  return {
    ...args,
    __meta: { name, urn, organization: "organization", generation: 0 },
    __provider: providerText(members[kind]),
  };
}
