import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
  ConfigureResponse,
  DiffResponse,
  GetMappingResponse,
  GetMappingsResponse,
  GetSchemaResponse,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { FineTuneError } from "../base/fine-tune-error";
import { packageVersion } from "../base/package-version";
import type { EngineLog } from "../front/engine-log";
import { startRunning, type Running } from "../front/host";
import {
  changedSettings,
  checkArguments,
  requireWholeCredentials,
  sourcesOf,
  type ProviderIdentity,
} from "./configuration";
import { propertyDiff } from "./detailed-diff";
import { invokeMethod } from "./functions";
import { servedKinds } from "./kinds";
import { listStream } from "./list";
import { libraries, plain, type Methods, type Streams } from "./protocol";
import { checkAnswer, resourceMethods, unknownType } from "./resources";
import { schemaText } from "./schema-text";

/** What the plugin's process has from outside. */
export interface PluginProcess {
  /** Where the engine is; `undefined` where somebody attached a debugger. */
  readonly address: string | undefined;
  readonly engineLog: EngineLog;
  /** Aborts every wait. */
  cancel(): void;
  /** Asked when the provider is configured: the engine is connected then. */
  signal(): AbortSignal;
}

/**
 * The calls of the engine that this plugin serves. Secrets are accepted, since the engine lets no other plugin make components
 * [pulumi engine 3.259.0]; what comes back is marked as the engine does it for plugins without them.
 * @public loaded by `require` when first needed
 */
export function createPlugin({ address, engineLog, cancel, signal }: PluginProcess): Methods & Streams {
  let running: Running | undefined;
  let providerId = "";
  const current = (): Running => {
    if (running !== undefined) return running;
    throw new FineTuneError("the provider was asked before it was configured", { code: "not-configured" });
  };
  let kinds = servedKinds(current);

  return {
    ...resourceMethods((type) => {
      const kind = kinds.get(type);
      if (kind === undefined) throw unknownType(type, kinds.keys());
      return kind;
    }),

    ...invokeMethod(current),
    ...listStream(current),

    construct: (request) => {
      // Loaded with the first component: it is Pulumi's whole runtime.
      const { construct } = require("./construct") as typeof import("./construct");
      return construct(request, { address, running: current() });
    },

    handshake: () => {
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      response.setAcceptOutputs(true);
      response.setSupportsAutonamingConfiguration(true);
      return Promise.resolve(response);
    },

    getPluginInfo: () => {
      const info = new PluginInfo();
      info.setVersion(packageVersion());
      return Promise.resolve(info);
    },

    getSchema: () => {
      const response = new GetSchemaResponse();
      response.setSchema(schemaText());
      return Promise.resolve(response);
    },

    // No Terraform provider maps to this one.
    getMapping: () => Promise.resolve(new GetMappingResponse()),
    getMappings: () => Promise.resolve(new GetMappingsResponse()),

    checkConfig: (request) => {
      const inputs = plain(request.getNews());
      const failures = checkArguments(inputs, identityIn(request.getUrn()));
      return Promise.resolve(checkAnswer({ inputs, failures }));
    },

    diffConfig: (request) => {
      const olds = plain(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
      const response = configDiff(olds, plain(request.getNews()), identityIn(request.getUrn()));
      // Once it is configured, the engine asks for a resource that another provider made whether to make it anew by this one.
      if (running !== undefined && response.getReplacesList().length > 0)
        running = { ...running, takesOverAs: providerId };
      return Promise.resolve(response);
    },

    configure: (request) => {
      const args = plain(request.getArgs());
      const identity = { name: request.getName() ?? "" };
      const started = startRunning(sourcesOf(args, identity), engineLog, signal());
      requireWholeCredentials(args, started.settings, identity);
      running = started;
      // What was learnt in one deployment counts for no other: a process that a debugger attached serves many.
      kinds = servedKinds(current);
      providerId = request.getId() ?? "";
      const response = new ConfigureResponse();
      // For an engine that shakes no hands.
      response.setSupportspreview(true);
      response.setAcceptsecrets(true);
      response.setAcceptresources(true);
      response.setAcceptoutputs(true);
      response.setSupportsAutonamingConfiguration(true);
      return Promise.resolve(response);
    },

    // Sent at every ordinary end as well, so nothing is said of it.
    cancel: () => {
      cancel();
      return Promise.resolve(new libraries.Empty());
    },
  };
}

function identityIn(urn: string): ProviderIdentity {
  return { name: urn.slice(urn.lastIndexOf("::") + 2) };
}

/**
 * Another endpoint or account of a provider that a program declares is another place, so its resources are made anew there. The
 * default provider changes in place: the lifecycle asks each resource where it stands.
 */
function configDiff(
  olds: ReturnType<typeof plain>,
  news: ReturnType<typeof plain>,
  identity: ProviderIdentity,
): DiffResponse {
  const { changed, elsewhere } = changedSettings(olds, news, identity);
  const replaces = identity.name.startsWith("default") ? [] : elsewhere;
  const response = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setDiffsList(changed);
  response.setReplacesList(replaces);
  response.setHasdetaileddiff(changed.length > 0);
  for (const setting of changed) {
    const kind = setting in olds ? (setting in news ? "UPDATE" : "DELETE") : "ADD";
    response.getDetaileddiffMap().set(setting, propertyDiff(kind, replaces.includes(setting)));
  }
  return response;
}
