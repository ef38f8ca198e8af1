import { present } from "../../base/present";
import type { DeploymentRequest, ToldDeployment } from "../../contract/deployment-cloud";
import type { JsonObject } from "../../base/json";
import type { QianfanDeploymentArguments } from "./arguments";
import type { CreateServiceRequest } from "./service-client";
import type { QianfanService } from "./service-schemas";

/** What a service is called, and how it is spoken to. */
export interface ServiceNames {
  readonly name: string;
  readonly urlSuffix: string;
  readonly protocolVersion: number;
}

/** Our choice, where the cloud's own default is 1: clients of OpenAI reach version 2 only. */
const defaultProtocolVersion = 2;

/** The block's own names win. */
export function serviceNames({ block, name, suffix }: DeploymentRequest): ServiceNames {
  const given = argumentsOf(block);
  return {
    name: given.name ?? name,
    urlSuffix: given.urlSuffix ?? suffix,
    protocolVersion: given.protocolVersion ?? defaultProtocolVersion,
  };
}

/** Body of CreateService. */
export function serviceRequest(request: DeploymentRequest, modelSetId: string): CreateServiceRequest {
  const { description, resourceConfig, deploymentConfig, billing, extraParameters } = argumentsOf(request.block);
  return {
    modelSetId,
    modelId: request.model,
    ...serviceNames(request),
    description,
    resourceConfig: resourceConfig && json(resourceConfig),
    deploymentConfig: deploymentConfig && json(deploymentConfig),
    billing: billing && json(withoutNever(billing)),
    extraParameters: extraParameters && json(extraParameters),
  };
}

/** The arguments that a service tells. Before the suffix stand eight characters of the cloud's own. */
export function toldOf({ name, description, endpoint, resourceConfig }: QianfanService): ToldDeployment {
  const suffix = /^[^_]{8}_(.+)$/.exec(endpoint ?? "")?.[1];
  return {
    ...present({ name, suffix }),
    block: present({
      name,
      urlSuffix: suffix,
      description,
      resourceConfig: resourceConfig && present(resourceConfig),
    }),
  };
}

/** `never` is a word of ours: what it stands for is a member that is not there. */
function withoutNever({ releaseTime, ...billing }: NonNullable<QianfanDeploymentArguments["billing"]>): object {
  return releaseTime === undefined || releaseTime === "never" ? billing : { ...billing, releaseTime };
}

/** The block of the arguments, read by its type: checked by the rules before any session is opened. */
export function argumentsOf(block: JsonObject): QianfanDeploymentArguments {
  return block;
}

/** Came in as JSON, so it is JSON whatever narrower type its argument has. */
function json(value: object): JsonObject {
  return value as JsonObject;
}
