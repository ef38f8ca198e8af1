/** Inputs of a job as the resource class registers them. */
export function jobInputs(name: string, args: object): Record<string, unknown> {
  const urn = `urn:pulumi:dev::models::pulumi-nodejs:dynamic/finetune:FineTuneJob::${name}`;
  return {
    ...args,
    __meta: { name, urn, organization: "organization", generation: 0 },
    __provider: 'exports.handler=()=>require("pulumi-finetune/dynamic-runtime")',
  };
}
