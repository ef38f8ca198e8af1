import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import type { PreparedSdk } from "./prepare-sdk";
import { sdkLibraries, type Struct } from "./sdk-libraries";
import { startEngine, type LogLine } from "./start-engine";
import { startRelay } from "./start-relay";

type Properties = Readonly<Record<string, unknown>>;

/** A dynamic provider process, called over the protocol as the engine calls it. */
export interface ProviderProcess {
  readonly pid: number;
  /** Lines that it logged to the engine. */
  readonly lines: readonly LogLine[];
  /** What it printed, which the engine shows to the user. */
  printed(): string;
  configure(config: Properties): Promise<void>;
  check(
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }>;
  /** `changes` as the protocol numbers it: 0 unknown, 1 none, 2 some. */
  diff(id: string, olds: Properties, news: Properties): Promise<{ changes: number; replaces: string[] }>;
  create(inputs: Properties): Promise<{ id: string; properties: Properties }>;
  read(id: string, properties: Properties): Promise<{ id: string; properties: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(id: string, properties: Properties): Promise<void>;
  cancel(): Promise<void>;
  /** Breaks the engine's connection, as when the engine is killed. */
  disconnect(): void;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Starts the dynamic provider of an SDK in its project's folder. */
export async function startProvider(sdk: PreparedSdk, environment: NodeJS.ProcessEnv): Promise<ProviderProcess> {
  const { Struct, Empty, grpc } = sdkLibraries;
  const engine = await startEngine();
  const script = join(sdk.sdk, "cmd", "dynamic-provider", "index.js");
  const child = spawn(process.execPath, [script, engine.address], {
    cwd: sdk.project,
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const relay = await startRelay(Number(await firstLine(child)));
  const client = new ResourceProviderClient(`127.0.0.1:${relay.port}`, grpc.credentials.createInsecure());
  const call = <T>(send: (done: (error: Error | null, answer: T) => void) => unknown): Promise<T> =>
    new Promise((resolve, reject) => send((error, answer) => (error === null ? resolve(answer) : reject(error))));
  const struct = (value: Properties): Struct => Struct.fromJavaScript(value);
  const plain = (value: Struct | undefined): Properties => value?.toJavaScript() ?? {};

  return {
    // It has printed its port, so it runs.
    pid: child.pid ?? 0,
    lines: engine.lines,
    printed: () => printed,
    configure: async (config) => {
      const request = new messages.ConfigureRequest();
      request.setArgs(struct(config));
      await call((done) => client.configure(request, done));
    },
    check: async (olds, news) => {
      const request = new messages.CheckRequest();
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const answer = await call<messages.CheckResponse>((done) => client.check(request, done));
      const failures = answer.getFailuresList();
      return {
        inputs: plain(answer.getInputs()),
        failures: failures.map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() })),
      };
    },
    diff: async (id, olds, news) => {
      const request = new messages.DiffRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const answer = await call<messages.DiffResponse>((done) => client.diff(request, done));
      return { changes: answer.getChanges(), replaces: answer.getReplacesList() };
    },
    create: async (inputs) => {
      const request = new messages.CreateRequest();
      request.setProperties(struct(inputs));
      const answer = await call<messages.CreateResponse>((done) => client.create(request, done));
      return { id: answer.getId(), properties: plain(answer.getProperties()) };
    },
    read: async (id, properties) => {
      const request = new messages.ReadRequest();
      request.setId(id);
      request.setProperties(struct(properties));
      const answer = await call<messages.ReadResponse>((done) => client.read(request, done));
      return { id: answer.getId(), properties: plain(answer.getProperties()) };
    },
    update: async (id, olds, news) => {
      const request = new messages.UpdateRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      return plain((await call<messages.UpdateResponse>((done) => client.update(request, done))).getProperties());
    },
    delete: async (id, properties) => {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setProperties(struct(properties));
      await call((done) => client.delete(request, done));
    },
    cancel: async () => {
      await call((done) => client.cancel(new Empty() as Parameters<typeof client.cancel>[0], done));
    },
    disconnect: relay.cut,
    ended,
    close: async () => {
      client.close();
      child.kill();
      await ended;
      relay.close();
      engine.close();
    },
  };
}

/** The port, which is the first thing that a provider prints. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (text: string) => resolve(text.trim()));
    child.once("close", (code) => reject(new Error(`the provider ended with exit code ${code} before it listened`)));
  });
}
