import { createRequire } from "node:module";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";

type Credentials = ConstructorParameters<typeof ResourceProviderClient>[1];
type Callback = (error: Error | null, answer: unknown) => void;

/** As much of the gRPC library as the tests use. */
interface Grpc {
  readonly credentials: { createInsecure(): Credentials };
  readonly ServerCredentials: { createInsecure(): unknown };
  readonly Server: new () => {
    addService(definition: object, methods: Record<string, (call: { request: unknown }, done: Callback) => void>): void;
    bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
    forceShutdown(): void;
  };
}

/** A protobuf message of any values, as the protocol carries properties. */
export type Struct = NonNullable<ReturnType<CheckRequest["getNews"]>>;

const requireLikeSdk = createRequire(require.resolve("@pulumi/pulumi"));

/** The libraries of the Pulumi SDK, which are no dependencies of ours. Required, so not typed; the SDK relies on this much. */
export const sdkLibraries = {
  grpc: requireLikeSdk("@grpc/grpc-js") as Grpc,
  Empty: (requireLikeSdk("google-protobuf/google/protobuf/empty_pb") as { Empty: new () => object }).Empty,
  Message: (requireLikeSdk("google-protobuf") as { Message: new () => { serializeBinary(): Uint8Array } }).Message,
  Struct: (
    requireLikeSdk("google-protobuf/google/protobuf/struct_pb") as {
      Struct: { fromJavaScript(value: object): Struct };
    }
  ).Struct,
} as const;
