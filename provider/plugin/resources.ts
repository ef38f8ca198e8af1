import {
  CheckFailure,
  CheckResponse,
  CreateResponse,
  DiffResponse,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { KindDeclaration } from "../contract/kinds/declaration";
import { FailedCall, type Difference } from "../front/kind-calls";
import { readMeta } from "../front/meta";
import { withAutoName } from "./autonaming";
import { differingPaths, propertyDiff } from "./detailed-diff";
import type { ServedKind } from "./kinds";
import { previewOutputs } from "./preview";
import { secretsLike } from "./marked-values";
import { withSchemaNames } from "./schema-names";
import {
  libraries,
  marked,
  message,
  messageOf,
  plain,
  revealed,
  type Methods,
  type Properties,
  type Struct,
} from "./protocol";

/** What every call about a resource says of it. */
interface About {
  getUrn(): string;
  getTimeout?(): number;
}

type ResourceMethods = Required<Pick<Methods, "check" | "diff" | "create" | "read" | "update" | "delete">>;

/** The calls about resources: what the engine sends becomes plain properties, what the lifecycle answers becomes messages. */
export function resourceMethods(kindOf: (type: string) => ServedKind): ResourceMethods {
  const kindAt = (request: About): ServedKind => kindOf(typeIn(request.getUrn()));
  return {
    check: async (request) => {
      const olds = plain(request.getOlds());
      const { declaration, calls } = kindAt(request);
      const sent = withSchemaNames(typeIn(request.getUrn()), marked(request.getNews()));
      const given = about(request, revealed(sent), olds);
      const { news, failures } = withAutoName(declaration, request, olds, given);
      const checked = await calls().check(olds, news);
      const inputs = secretsLike(checked.inputs, sent);
      return checkAnswer({ inputs, failures: [...failures, ...checked.failures] });
    },

    diff: async (request) => {
      const { declaration, calls } = kindAt(request);
      const [olds, news] = [plain(request.getOlds()), about(request, plain(request.getNews()))];
      const before = request.hasOldInputs() ? plain(request.getOldInputs()) : olds;
      const found =
        // What an import was told is what there is.
        readMeta(news).isImported === true
          ? nothingChanged
          : await calls().diff(request.getId(), calls().recorded(olds, before), news);
      return diffResponse(found, changesOf(declaration, before, news));
    },

    create: async (request) => {
      const { declaration, calls } = kindAt(request);
      const given = request.getProperties();
      const inputs = about(request, plain(given));
      const response = new CreateResponse();
      if (request.getPreview()) {
        response.setProperties(messageOf(previewOutputs(declaration, inputs), given));
        return response;
      }
      const { id, outs, isUnfinished } = await keepingSecrets([given], () => calls().create(inputs));
      response.setId(id);
      response.setProperties(messageOf(outs, given));
      response.setRefreshBeforeUpdate(isUnfinished);
      return response;
    },

    read: async (request) => {
      const { calls } = kindAt(request);
      const inputs = plain(request.getInputs());
      const properties = about(request, calls().recorded(plain(request.getProperties()), inputs));
      const seen = await calls().read(request.getId(), properties);
      const response = new ReadResponse();
      // An answer without an ID means that the resource is gone.
      if (seen === undefined) return response;
      response.setId(seen.id);
      response.setProperties(messageOf(seen.outs, request.getProperties()));
      response.setInputs(messageOf((await seen.told?.()) ?? inputs, request.getInputs()));
      response.setRefreshBeforeUpdate(seen.isUnfinished);
      return response;
    },

    update: async (request) => {
      const { declaration, calls } = kindAt(request);
      const given = request.getNews();
      const [olds, news] = [plain(request.getOlds()), about(request, plain(given))];
      const response = new UpdateResponse();
      const recorded = calls().recorded(olds, plain(request.getOldInputs()));
      if (request.getPreview()) {
        const lasting = calls().previewUpdate(recorded, news);
        const fixed = lastingOutputs(declaration, olds);
        response.setProperties(messageOf(lasting ?? previewOutputs(declaration, news, fixed), given));
        return response;
      }
      const { outs, isUnfinished } = await keepingSecrets([given, request.getOlds()], () =>
        calls().update(request.getId(), recorded, news),
      );
      response.setProperties(messageOf(outs, given));
      response.setRefreshBeforeUpdate(isUnfinished);
      return response;
    },

    delete: async (request) => {
      const { calls } = kindAt(request);
      const outputs = calls().recorded(plain(request.getProperties()), plain(request.getOldInputs()));
      await calls().delete(request.getId(), about(request, outputs));
      return new libraries.Empty();
    },
  };
}

/** The answer to a check, also to that of a provider's own arguments. */
export function checkAnswer({
  inputs,
  failures,
}: {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}): CheckResponse {
  const response = new CheckResponse();
  response.setInputs(message(inputs));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

/**
 * Properties with what the call says of the resource, in the place where the class of dynamic resources says it.
 * @param olds where the organization of a resource that came from there is known from.
 */
function about(request: About, properties: Properties, olds = properties): Properties {
  const urn = request.getUrn();
  const { organization, ...meta } = readMeta(properties);
  const seconds = request.getTimeout?.() ?? 0;
  const duration = `${seconds}s`;
  return {
    ...properties,
    __meta: {
      ...meta,
      organization: organization === "" ? readMeta(olds).organization : organization,
      urn,
      name: nameIn(urn),
      ...(seconds > 0 ? { timeouts: { create: duration, update: duration, delete: duration } } : {}),
    },
  };
}

/** `urn:pulumi:<stack>::<project>::<parents' types$type>::<name>`, of which the name alone may hold `::`. */
function partsOf(urn: string): { readonly type: string; readonly name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

const typeIn = (urn: string): string => partsOf(urn).type;
const nameIn = (urn: string): string => partsOf(urn).name;

/** What differs in the arguments that programs give. */
function changesOf(
  { outputs }: KindDeclaration,
  before: Properties,
  news: Properties,
): ReturnType<typeof differingPaths> {
  const isGiven = (name: string): boolean => !name.startsWith("__") && outputs[name]?.computed !== true;
  const names = new Set([...Object.keys(before), ...Object.keys(news)].filter(isGiven));
  return [...names].flatMap((name) => differingPaths(before[name], news[name], name));
}

/** The outputs that no update changes: what the resource is called on its cloud. */
function lastingOutputs({ outputs }: KindDeclaration, olds: Properties): Properties {
  const lasting = Object.keys(outputs).filter((name) => outputs[name]?.fixed === true && name in olds);
  return Object.fromEntries(lasting.map((name) => [name, olds[name]]));
}

const nothingChanged: Difference = { plan: { kind: "none" }, hasEqualInputs: true };

function diffResponse(found: Difference, changes: ReturnType<typeof differingPaths>): DiffResponse {
  const response = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  if (found === undefined || found.plan.kind === "none") {
    response.setChanges(found === undefined ? DIFF_SOME : DIFF_NONE);
    return response;
  }
  const { plan } = found;
  const replaced = plan.kind === "replace" ? plan.changed : [];
  response.setChanges(DIFF_SOME);
  response.setReplacesList([...replaced]);
  response.setDeletebeforereplace(plan.deleteBeforeReplace);
  response.setDiffsList([...new Set([...plan.changed, ...changes.map(([path]) => rootOf(path))])]);
  response.setHasdetaileddiff(changes.length > 0);
  for (const [path, kind] of changes) {
    response.getDetaileddiffMap().set(path, propertyDiff(kind, replaced.includes(rootOf(path))));
  }
  return response;
}

const rootOf = (path: string): string => /^[^.[]+/.exec(path)?.[0] ?? path;

/** Where a call fails, what stands although it did has the secrets of what it was made of, too. */
async function keepingSecrets<T>(given: readonly (Struct | undefined)[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FailedCall) || error.standing === undefined) throw error;
    const { standing } = error;
    const outs = given.reduce((kept, struct) => secretsLike(kept, marked(struct)), standing.outs);
    throw new FailedCall(error.message, { ...standing, outs });
  }
}

/** The error for a type that this package does not have. */
export function unknownType(type: string, known: Iterable<string>): FailedCall {
  return new FailedCall(`finetune has no resources of type ${type}; it has ${[...known].join(", ")}`);
}
