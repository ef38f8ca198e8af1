import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { callError, unimplemented } from "./call-error";
import { libraries, type Methods } from "./protocol";

/** As the SDK's own server takes them: a stack's properties may be large. */
const longestMessage = 400 * 1024 * 1024;

/**
 * Serves the engine's calls on a free port of this machine. Calls that a newer engine knows and this plugin does not are
 * answered as such.
 * @returns the port
 */
export function serve(methods: Methods): Promise<number> {
  const { Server, ServerCredentials } = libraries.grpc;
  const server = new Server({
    "grpc.max_receive_message_length": longestMessage,
    "grpc.max_send_message_length": longestMessage,
  });
  const served = methods as Readonly<Record<string, ((request: unknown) => Promise<object>) | undefined>>;
  const handlers = Object.keys(ResourceProviderService).map((name) => {
    const method = Object.hasOwn(served, name) ? served[name] : undefined;
    const handler: Parameters<InstanceType<typeof Server>["addService"]>[1][string] = ({ request }, done) => {
      if (method === undefined) return done(unimplemented(name));
      // Begun inside: what it throws at once is an answer, too.
      const begun = Promise.resolve().then(() => method(request));
      begun.then(
        (answer) => done(null, answer),
        (error: unknown) => done(callError(error)),
      );
    };
    return [name, handler] as const;
  });
  server.addService(ResourceProviderService, Object.fromEntries(handlers));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}
