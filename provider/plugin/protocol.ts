import type { IResourceProviderServer } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { CheckRequest, ListRequest, ListResponse } from "@pulumi/pulumi/proto/provider_pb";
import { isRecord } from "../base/is-record";
import { requireLikeSdk } from "../front/sdk-libraries";
import { unknownText } from "../front/unknown-sentinels";
import { mark } from "../base/mark";
import { marks, secretsLike } from "./marked-values";

/** A protobuf message of any values, as the protocol carries properties. */
export type Struct = NonNullable<ReturnType<CheckRequest["getNews"]>>;

/** Properties as the engine passes them. */
export type Properties = Readonly<Record<string, unknown>>;

/** The message of nothing, as the protocol's answers are typed. */
export type Empty = Answer<"delete">;

type Declared = { [Name in keyof IResourceProviderServer as string extends Name ? never : Name]: unknown };
type Handler<Name extends keyof Declared> = IResourceProviderServer[Name];
type Call<Name extends keyof Declared> = Handler<Name> extends (call: infer C, done: infer D) => void ? [C, D] : never;

/** What the engine sends with a call. */
export type Request<Name extends keyof Declared> = Call<Name>[0] extends { request: infer R } ? R : never;

/** What a call answers. */
export type Answer<Name extends keyof Declared> =
  Call<Name> extends [unknown, (error: null, answer?: infer A) => void] ? NonNullable<A> : never;

/** The calls that are served: each takes its request and promises its answer. */
export type Methods = {
  readonly [Name in Exclude<keyof Declared, keyof Streams>]?: (request: Request<Name>) => Promise<Answer<Name>>;
};

/** The calls that are answered one by one, as the answers come. */
export interface Streams {
  readonly list?: (request: ListRequest) => AsyncIterable<ListResponse>;
}

/** As much of the SDK's own libraries as the plugin uses; what is required is not typed, and the SDK relies on this much. */
export const libraries = {
  grpc: requireLikeSdk("@grpc/grpc-js") as {
    readonly Server: new (options: object) => GrpcServer;
    readonly ServerCredentials: { createInsecure(): unknown };
    readonly Metadata: new () => { add(name: string, value: Buffer): void };
    readonly status: { readonly FAILED_PRECONDITION: number; readonly UNIMPLEMENTED: number };
  },
  Empty: (requireLikeSdk("google-protobuf/google/protobuf/empty_pb") as { readonly Empty: new () => Empty }).Empty,
  Any: (requireLikeSdk("google-protobuf/google/protobuf/any_pb") as { readonly Any: new () => AnyMessage }).Any,
  Struct: (
    requireLikeSdk("google-protobuf/google/protobuf/struct_pb") as {
      readonly Struct: { fromJavaScript(value: Properties): Struct };
    }
  ).Struct,
} as const;

type ReplyTo = (error: object | null, answer?: object) => void;

/** A call; what is written to it and ends it is of those that are answered one by one alone. */
interface GrpcCall {
  readonly request: unknown;
  readonly cancelled: boolean;
  write(answer: object): void;
  end(): void;
  emit(event: "error", error: object): void;
}

interface GrpcServer {
  addService(definition: object, methods: Readonly<Record<string, (call: GrpcCall, done: ReplyTo) => void>>): void;
  bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
}

interface AnyMessage {
  pack(bytes: Uint8Array, typeName: string): void;
}

/** Properties of a message; none where there is no message. */
export function plain(struct: Struct | undefined): Properties {
  return revealed(marked(struct));
}

/** Properties as the engine marks them: secrets, what is not known yet, resources. */
export function marked(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

/** Secrets as the values that they hold, and what else the engine marks as what it stands for. */
export function revealed(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, revealedValue(member)]));
}

function revealedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealedValue);
  if (!isRecord(value)) return value;
  switch (value[mark]) {
    case marks.secret:
      return revealedValue(value["value"]);
    case marks.output:
      return "value" in value ? revealedValue(value["value"]) : unknownText;
    case marks.resource:
      return value["id"] ?? value["urn"];
    default:
      return revealed(value);
  }
}

/** The message of properties. */
export function message(properties: Properties): Struct {
  return libraries.Struct.fromJavaScript(properties);
}

/** The message of what is made of other properties, whose secrets stay such. */
export function messageOf(properties: Properties, given: Struct | undefined): Struct {
  return message(secretsLike(properties, marked(given)));
}
