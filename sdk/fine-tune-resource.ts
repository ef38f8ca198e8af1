import * as pulumi from "@pulumi/pulumi";

/** What a class of resources registers as. */
export interface ResourceClass {
  /** Token of the type. */
  readonly type: string;
  /**
   * The whole provider text that state holds: the code that runs is always the installed one, nothing is captured, and refresh
   * and destroy keep working after an upgrade.
   */
  readonly provider: string;
  /** Names of its outputs beyond the arguments. */
  readonly outputs: readonly string[];
}

/** A class of resources of this package, served by one member of the installed runtime. */
export function resourceClass(name: string, member: string | undefined, outputs: readonly string[]): ResourceClass {
  const part = member === undefined ? "" : `.${member}`;
  return {
    type: `pulumi-nodejs:dynamic/finetune:${name}`,
    provider: `exports.handler=()=>require("pulumi-finetune/dynamic-runtime")${part}`,
    outputs,
  };
}

/** Base of every resource of this package. */
export abstract class FineTuneResource extends pulumi.CustomResource {
  constructor(of: ResourceClass, name: string, args: object, opts: pulumi.CustomResourceOptions = {}) {
    const unknownOutputs = Object.fromEntries(of.outputs.map((output) => [output, undefined]));
    const properties = { ...unknownOutputs, ...args, __meta: metaFor(of.type, name, opts), __provider: of.provider };
    // The SDK keeps the call stack of four promises for each output, which is most of what a declaration costs. Where the
    // resource is declared it finds out with a limit of its own.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(of.type, name, properties, opts);
    } catch (error) {
      Error.stackTraceLimit = stackTraceLimit;
      if (error instanceof Error) Error.captureStackTrace(error, new.target);
      throw error;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}

/**
 * A resource's URN without the resource: as an output of a component it would make the resource wait for all children of the
 * component, of which it is one.
 */
function urnOf({ urn }: pulumi.Resource): Promise<pulumi.URN> {
  return new Promise((resolve) => urn.apply(resolve));
}

/** What the dynamic protocol does not pass on and the provider needs. */
function metaFor(type: string, name: string, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  return {
    name,
    urn: pulumi.createUrn(name, type, opts.parent && urnOf(opts.parent)),
    organization: pulumi.getOrganization(),
    ...(opts.customTimeouts === undefined ? {} : { timeouts: { ...opts.customTimeouts } }),
  };
}
