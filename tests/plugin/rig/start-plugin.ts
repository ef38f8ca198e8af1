import { spawn } from "node:child_process";
import { once } from "node:events";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { sdkLibraries, type Struct } from "../../frontends/rig/sdk-libraries";
import { startEngine, type LogLine } from "../../frontends/rig/start-engine";
import { built } from "../../rig/built";

const main = built("provider/plugin/main.js");

/** Properties as the engine passes them. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a create, a read or an update tells. */
export interface Told {
  readonly id: string;
  readonly properties: Properties;
  readonly inputs: Properties;
  readonly refreshBeforeUpdate: boolean;
}

/** What a diff tells; `detailed` by path as the protocol names the kinds. */
export interface ToldDiff {
  readonly changes: "unknown" | "none" | "some";
  readonly replaces: readonly string[];
  readonly diffs: readonly string[];
  readonly detailed: Readonly<Record<string, string>>;
  readonly deleteBeforeReplace: boolean;
}

/** Which part of a list is asked for. */
export interface ListPage {
  readonly size?: number;
  readonly limit?: number;
  readonly from?: string;
}

/** The plugin's process, called over the protocol as the engine calls it. */
export interface PluginUnderTest {
  readonly client: ResourceProviderClient;
  readonly lines: readonly LogLine[];
  /** Settles when the process has ended. */
  readonly ended: Promise<unknown>;
  /** What it printed on standard output and standard error. */
  printed(): { readonly out: string; readonly err: string };
  configure(args: Properties, name?: string): Promise<void>;
  checkConfig(args: Properties, name?: string): Promise<{ property: string; reason: string }[]>;
  diffConfig(olds: Properties, news: Properties, name?: string): Promise<ToldDiff>;
  check(
    urn: string,
    news: Properties,
    olds?: Properties,
    autonaming?: { readonly name: string; readonly mode: "PROPOSE" | "ENFORCE" | "DISABLE" },
  ): Promise<messages.CheckResponse.AsObject & { checked: Properties }>;
  diff(
    urn: string,
    old: { id: string; properties: Properties; inputs: Properties },
    news: Properties,
  ): Promise<ToldDiff>;
  create(urn: string, inputs: Properties, options?: { preview?: boolean; timeout?: number }): Promise<Told>;
  read(urn: string, id: string, properties?: Properties, inputs?: Properties): Promise<Told>;
  update(urn: string, old: Told, news: Properties, options?: { preview?: boolean }): Promise<Told>;
  delete(urn: string, id: string, properties: Properties): Promise<void>;
  invoke(token: string, args: Properties): Promise<Properties>;
  /** One page of a list: `id name` each, and what continues it. */
  list(
    token: string,
    query?: Properties,
    page?: ListPage,
  ): Promise<{ readonly found: string[]; readonly next?: string }>;
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** URN of a resource of the package, or of the provider, in the stack `dev` of the project `models`. */
export function urnOf(type: string, name: string): string {
  const token = type === "provider" ? "pulumi:providers:finetune" : `finetune:index:${type}`;
  return `urn:pulumi:dev::models::${token}::${name}`;
}

/** Starts the built plugin, or the program of another one, with an engine that only hears lines. */
export async function startPlugin(environment: NodeJS.ProcessEnv = {}, program = main): Promise<PluginUnderTest> {
  const { Struct, Empty, grpc } = sdkLibraries;
  const engine = await startEngine();
  const child = spawn(process.execPath, [program, engine.address], {
    env: { PATH: process.env["PATH"], NO_PROXY: "127.0.0.1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  const ended = once(child, "close");
  await Promise.race([once(child.stdout, "data"), ended]);
  if (said.out === "") throw new Error(`the plugin ended before it listened:\n${said.err}`);
  const client = new ResourceProviderClient(`127.0.0.1:${said.out.trim()}`, grpc.credentials.createInsecure());
  const call = <T>(send: (done: (error: Error | null, answer: T) => void) => unknown): Promise<T> =>
    new Promise((resolve, reject) => send((error, answer) => (error === null ? resolve(answer) : reject(error))));
  const struct = (value: Properties): Struct => Struct.fromJavaScript(value);
  const plain = (value: Struct | undefined): Properties => value?.toJavaScript() ?? {};
  const close = async () => {
    client.close();
    child.kill("SIGKILL");
    await ended;
    engine.close();
  };

  return {
    client,
    lines: engine.lines,
    ended,
    printed: () => said,
    configure: async (args, name = "default") => {
      const request = new messages.ConfigureRequest();
      request.setArgs(struct(args));
      request.setName(name);
      request.setId(`id-of-${name}`);
      request.setUrn(urnOf("provider", name));
      await call((done) => client.configure(request, done));
    },
    checkConfig: async (args, name = "default") => {
      const request = new messages.CheckRequest();
      request.setUrn(urnOf("provider", name));
      request.setNews(struct(args));
      const answer = await call<messages.CheckResponse>((done) => client.checkConfig(request, done));
      return answer.toObject().failuresList;
    },
    diffConfig: async (olds, news, name = "own") => {
      const request = new messages.DiffRequest();
      request.setUrn(urnOf("provider", name));
      request.setOlds(struct(olds));
      request.setOldInputs(struct(olds));
      request.setNews(struct(news));
      return toldDiff(await call<messages.DiffResponse>((done) => client.diffConfig(request, done)));
    },
    check: async (urn, news, olds = {}, autonaming) => {
      const request = new messages.CheckRequest();
      if (autonaming !== undefined) {
        const options = new messages.CheckRequest.AutonamingOptions();
        options.setProposedName(autonaming.name);
        options.setMode(messages.CheckRequest.AutonamingOptions.Mode[autonaming.mode]);
        request.setAutonaming(options);
      }
      request.setUrn(urn);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const answer = await call<messages.CheckResponse>((done) => client.check(request, done));
      return { ...answer.toObject(), checked: plain(answer.getInputs()) };
    },
    diff: async (urn, old, news) => {
      const request = new messages.DiffRequest();
      request.setUrn(urn);
      request.setId(old.id);
      request.setOlds(struct(old.properties));
      request.setOldInputs(struct(old.inputs));
      request.setNews(struct(news));
      return toldDiff(await call<messages.DiffResponse>((done) => client.diff(request, done)));
    },
    create: async (urn, inputs, { preview = false, timeout = 0 } = {}) => {
      const request = new messages.CreateRequest();
      request.setUrn(urn);
      request.setProperties(struct(inputs));
      request.setPreview(preview);
      request.setTimeout(timeout);
      const answer = await call<messages.CreateResponse>((done) => client.create(request, done));
      const properties = plain(answer.getProperties());
      return { id: answer.getId(), properties, inputs, refreshBeforeUpdate: answer.getRefreshBeforeUpdate() };
    },
    read: async (urn, id, properties = {}, inputs = {}) => {
      const request = new messages.ReadRequest();
      request.setUrn(urn);
      request.setId(id);
      request.setProperties(struct(properties));
      request.setInputs(struct(inputs));
      const answer = await call<messages.ReadResponse>((done) => client.read(request, done));
      return {
        id: answer.getId(),
        properties: plain(answer.getProperties()),
        inputs: plain(answer.getInputs()),
        refreshBeforeUpdate: answer.getRefreshBeforeUpdate(),
      };
    },
    update: async (urn, old, news, { preview = false } = {}) => {
      const request = new messages.UpdateRequest();
      request.setUrn(urn);
      request.setId(old.id);
      request.setOlds(struct(old.properties));
      request.setOldInputs(struct(old.inputs));
      request.setNews(struct(news));
      request.setPreview(preview);
      const answer = await call<messages.UpdateResponse>((done) => client.update(request, done));
      const properties = plain(answer.getProperties());
      return { id: old.id, properties, inputs: news, refreshBeforeUpdate: answer.getRefreshBeforeUpdate() };
    },
    delete: async (urn, id, properties) => {
      const request = new messages.DeleteRequest();
      request.setUrn(urn);
      request.setId(id);
      request.setProperties(struct(properties));
      await call((done) => client.delete(request, done));
    },
    invoke: async (token, args) => {
      const request = new messages.InvokeRequest();
      request.setTok(token);
      request.setArgs(struct(args));
      const answer = await call<messages.InvokeResponse>((done) => client.invoke(request, done));
      const failures = answer.toObject().failuresList.map(({ property, reason }) => `${property}: ${reason}`);
      if (failures.length > 0) throw new Error(failures.join("\n"));
      return plain(answer.getReturn());
    },
    list: async (token, query = {}, { size = 0, limit = 0, from = "" } = {}) => {
      const request = new messages.ListRequest();
      request.setToken(token);
      request.setQuery(struct(query));
      request.setPageSize(size);
      request.setLimit(limit);
      request.setContinuationToken(from);
      const found: string[] = [];
      let next: string | undefined;
      const answers: AsyncIterable<messages.ListResponse> = client.list(request);
      for await (const answer of answers) {
        const { result, continuation, computed } = answer.toObject();
        if (result !== undefined) found.push(`${result.id} ${result.name}`);
        if (computed !== undefined) found.push("unknown");
        next = continuation?.continuationToken;
      }
      return { found, ...(next === undefined ? {} : { next }) };
    },
    cancel: async () => {
      await call((done) => client.cancel(new Empty() as Parameters<typeof client.cancel>[0], done));
    },
    close,
  };
}

const kinds = ["ADD", "ADD_REPLACE", "DELETE", "DELETE_REPLACE", "UPDATE", "UPDATE_REPLACE"];

function toldDiff(answer: messages.DiffResponse): ToldDiff {
  const detailed: Record<string, string> = {};
  answer.getDetaileddiffMap().forEach((diff, path) => (detailed[path] = kinds[diff.getKind()] ?? ""));
  return {
    changes: (["unknown", "none", "some"] as const)[answer.getChanges()],
    replaces: answer.getReplacesList(),
    diffs: answer.getDiffsList(),
    detailed,
    deleteBeforeReplace: answer.getDeletebeforereplace(),
  };
}
