import * as pulumi from "@pulumi/pulumi";
import { dynamicPrefix, nativePrefix } from "../provider/contract/type-tokens";
import { translateOptions } from "./option-paths";
import type { Renames } from "./option-paths";
import { providerText } from "./provider-text";

/** What a class of resources registers as. */
export interface ResourceClass {
  /** Its own name. */
  readonly kind: string;
  /** The whole provider text that state holds of a dynamic one. */
  readonly provider: string;
  /** Names of its outputs beyond the arguments. */
  readonly outputs: readonly string[];
}

/** A class of resources of this package, served by one member of the installed runtime. */
export function resourceClass(kind: string, member: string | undefined, outputs: readonly string[]): ResourceClass {
  return { kind, provider: providerText(member), outputs };
}

/** What the classes register as, which is all in which the dynamic resources and the plugin's differ in a program. */
export interface FrontEnd {
  /** Token of the type, but for its own name. */
  readonly prefix: string;
  /** What is registered beside the arguments. */
  beside(of: ResourceClass, name: string, opts: pulumi.CustomResourceOptions): pulumi.Inputs;
  /** The program's options with those of the front end. */
  options(of: ResourceClass, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions;
}

const dynamicFrontEnd: FrontEnd = {
  prefix: dynamicPrefix,
  beside: (of, name, opts) => {
    refuseImport(of, name, opts);
    return { __meta: metaFor(of, name, opts), __provider: of.provider };
  },
  options: (_of, opts) => opts,
};

/**
 * Whether a value is a resource of a class, of either front end, and of whichever copy of this package or of the Pulumi SDK: a
 * monorepo often has two, and `instanceof` knows only its own.
 */
export function isResourceOf({ kind }: ResourceClass, value: unknown): boolean {
  return (
    pulumi.Resource.isInstance(value) && [dynamicPrefix, nativePrefix].some((prefix) => hasType(value, prefix + kind))
  );
}

function hasType(resource: pulumi.Resource, type: string): boolean {
  return Reflect.get(resource, "__pulumiType") === type;
}

/**
 * Refuses a resource where another is wanted: the engine would send its ID in place of the value, after the training was paid.
 * @param where whose argument it is, for the message.
 * @throws RunError
 */
export function refuseResource(where: string, takes: string, value: unknown): void {
  if (!pulumi.Resource.isInstance(value)) return;
  const type = String(Reflect.get(value, "__pulumiType") ?? "resource");
  throw new pulumi.RunError(`${where} is a resource of type ${type}; it takes ${takes}`);
}

/**
 * Refuses resources of this package that stand for a text somewhere in arguments, such as a `TrainingDataset` among file IDs.
 * @throws RunError
 */
function refuseOwnResources(where: string, value: unknown): void {
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return;
  if (pulumi.Resource.isInstance(value)) {
    const type = String(Reflect.get(value, "__pulumiType"));
    const isOwn = type.startsWith(dynamicPrefix) || type.startsWith(nativePrefix);
    return isOwn ? refuseResource(where, "one of its outputs", value) : undefined;
  }
  for (const [name, member] of Object.entries(value)) {
    // Any value is good for `triggers`.
    if (name !== "triggers") refuseOwnResources(`${name} in ${where}`, member);
  }
}

/**
 * Refuses the option `import`: for it the engine asks the provider of dynamic resources by the ID alone, which knows neither whose
 * resource it is nor where its code is, and fails with an error of Node's [pulumi sdk 3.248.0].
 * @throws RunError
 */
function refuseImport({ kind }: ResourceClass, name: string, { import: id }: pulumi.CustomResourceOptions): void {
  if (id === undefined) return;
  const adopt = kind === "FineTuneJob" ? `, or take the job over by the argument \`adopt: ${JSON.stringify(id)}\`` : "";
  throw new pulumi.RunError(
    `the ${kind} ${name} has the option \`import\`, and the engine cannot import dynamic resources: ` +
      `import it by the plugin (\`pulumi import ${nativePrefix}${kind} ${name} ${id}\`) and declare it as ${nativePrefix}${kind}${adopt}`,
  );
}

/** Base of every resource of this package. */
export abstract class FineTuneResource extends pulumi.CustomResource {
  /** The plugin's own classes have another one. */
  protected static readonly frontEnd: FrontEnd = dynamicFrontEnd;

  /** @param renames arguments that the class made others of. */
  constructor(
    of: ResourceClass,
    name: string,
    args: object,
    opts: pulumi.CustomResourceOptions = {},
    renames: Renames = {},
  ) {
    const { frontEnd } = new.target;
    const beside = frontEnd.beside(of, name, opts);
    refuseOwnResources(`the ${of.kind} ${name}`, args);
    const unknownOutputs = Object.fromEntries(of.outputs.map((output) => [output, undefined]));
    const properties = { ...unknownOutputs, ...args, ...beside };
    const options = frontEnd.options(of, translateOptions(opts, renames));
    // The SDK keeps the call stack of four promises for each output, which is most of what a declaration costs. Where the
    // resource is declared it finds out with a limit of its own.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      super(`${frontEnd.prefix}${of.kind}`, name, properties, options);
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
function metaFor({ kind }: ResourceClass, name: string, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  return {
    name,
    urn: pulumi.createUrn(name, `${dynamicPrefix}${kind}`, opts.parent && urnOf(opts.parent)),
    organization: organization(),
    ...(opts.customTimeouts === undefined ? {} : { timeouts: { ...opts.customTimeouts } }),
    ...(opts.retainOnDelete === true ? { retainOnDelete: true } : {}),
    ...(opts.deletedWith === undefined ? {} : { deletedWith: true }),
  };
}

/** Empty where a unit test sets mocks without one, for which the SDK throws. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return "";
  }
}
