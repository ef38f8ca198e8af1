import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { callError, unimplemented } from "./call-error";
import { libraries, type Methods, type Streams } from "./protocol";

/** As the SDK's own server takes them: a stack's properties may be large. */
const longestMessage = 400 * 1024 * 1024;

/**
 * Serves the engine's calls on a free port of this machine. Calls that a newer engine knows and this plugin does not are
 * answered as such.
 * @returns the port
 */
export function serve(methods: Methods & Streams): Promise<number> {
  const { Server, ServerCredentials } = libraries.grpc;
  const server = new Server({
    "grpc.max_receive_message_length": longestMessage,
    "grpc.max_send_message_length": longestMessage,
  });
  const handlers = Object.entries(ResourceProviderService).map(([name, { responseStream }]): [string, Handler] => [
    name,
    responseStream ? streamHandler(name, member(methods, name)) : handler(name, member(methods, name)),
  ]);
  server.addService(ResourceProviderService, Object.fromEntries(handlers));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

type Handler = Parameters<InstanceType<typeof libraries.grpc.Server>["addService"]>[1][string];

/** Own names alone are methods. */
function member<Method>(methods: object, name: string): Method | undefined {
  // Each takes the request of its name, by the type of the whole.
  return (methods as Readonly<Record<string, Method>>)[Object.hasOwn(methods, name) ? name : ""];
}

function handler(name: string, method: ((request: unknown) => Promise<object>) | undefined): Handler {
  return ({ request }, done) => {
    if (method === undefined) return done(unimplemented(name));
    // Begun inside: what it throws at once is an answer, too.
    const begun = Promise.resolve().then(() => method(request));
    begun.then(
      (answer) => done(null, answer),
      (error: unknown) => done(callError(error)),
    );
  };
}

function streamHandler(name: string, method: ((request: unknown) => AsyncIterable<object>) | undefined): Handler {
  return (call) => {
    if (method === undefined) return call.emit("error", unimplemented(name));
    const answerAll = async () => {
      for await (const answer of method(call.request)) {
        if (call.cancelled) return;
        call.write(answer);
      }
      call.end();
    };
    answerAll().catch((error: unknown) => call.emit("error", callError(error)));
  };
}
