import * as pulumi from "@pulumi/pulumi";
import { ConstructResponse, type ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { decodeUnknowns } from "../front/unknown-sentinels";
import { isRecord } from "../base/is-record";
import { UNKNOWN } from "../base/unknown";
import { systemClock } from "../base/clock";
import { clouds } from "../clouds";
import { nativePrefix } from "../contract/type-tokens";
import { fineTunedModel } from "../contract/kinds/fine-tuned-model";
import type { Running } from "../front/host";
import { FailedCall } from "../front/kind-calls";
import { RefusedArguments } from "./call-error";
import { checkComponent } from "./check-component";
import { FineTunedModel } from "./component";
import { inProgram, optionsOf } from "./component-runtime";
import { mark } from "../base/mark";
import { marks, marksAtLeaves } from "./marked-values";
import { marked, message, revealed, type Properties } from "./protocol";
import { withSchemaNames } from "./schema-names";

/** What a component is made in. */
export interface ComponentHost {
  /** Where the engine is. */
  readonly address: string | undefined;
  readonly running: Running;
}

/**
 * Makes a component as a program of its own: its parts are registered with the engine, which asks this plugin or another process
 * of it for each.
 * @public loaded by `require` when first needed
 */
export async function construct(
  request: ConstructRequest,
  { address, running }: ComponentHost,
): Promise<ConstructResponse> {
  const [type, name] = [request.getType(), request.getName()];
  if (type !== `${nativePrefix}${fineTunedModel.name}`) throw new FailedCall(`finetune has no component ${type}`);
  if (address === undefined) throw new FailedCall(`${type} is made with an engine alone, and none told its address`);
  const inputs = withSchemaNames(type, marked(request.getInputs()));
  await refuseWrong(name, inputs, running);
  return inProgram(request, address, running.signal, async () => {
    const component = new FineTunedModel(name, argumentsIn(request, inputs), optionsOf(request));
    const { dataset, job, version, deployment, modelId, deployedModel, baseUrl, report } = component;
    const state = { dataset, job, version, deployment, modelId, deployedModel, baseUrl, report };
    const [properties, dependencies] = await pulumi.runtime.serializeResourceProperties(name, state);
    const response = new ConstructResponse();
    response.setUrn(await urnOf(component));
    response.setState(message(properties));
    for (const [key, resources] of dependencies) {
      const urns = new ConstructResponse.PropertyDependencies();
      urns.setUrnsList(await Promise.all([...resources].map(urnOf)));
      response.getStatedependenciesMap().set(key, urns);
    }
    return response;
  });
}

/** @throws RefusedArguments where a part cannot be made: nothing is made then. */
async function refuseWrong(name: string, given: Properties, { settings }: Running): Promise<void> {
  const inputs = decodeUnknowns(revealed(given)) as Properties;
  // A resource is known by its own outputs.
  const checked = isReference(given["dataset"]) ? { ...inputs, dataset: UNKNOWN } : inputs;
  const problems = await checkComponent(clouds, name, checked, settings, systemClock.now());
  if (problems.length === 0) return;
  throw new RefusedArguments("its arguments are refused, and nothing was made", problems);
}

function isReference(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return value[mark] === marks.resource || (value[mark] === marks.output && isReference(value["value"]));
}

/** Arguments as a program would give them: checked, so they have the types of a component's. */
function argumentsIn(request: ConstructRequest, inputs: Properties): ConstructorParameters<typeof FineTunedModel>[1] {
  const dependencies = request.getInputdependenciesMap();
  const args = Object.entries(inputs).map(([argument, value]) => {
    const about = { isSecret: false, dependencies: dependencies.get(argument)?.getUrnsList() ?? [] };
    return [argument, pulumi.runtime.deserializeProperty(marksAtLeaves(value, about))] as const;
  });
  return Object.fromEntries(args) as ConstructorParameters<typeof FineTunedModel>[1];
}

/** Of a resource that is registered: its other outputs are known by now. */
function urnOf({ urn }: pulumi.Resource): Promise<pulumi.URN> {
  return new Promise((resolve) => urn.apply(resolve));
}
