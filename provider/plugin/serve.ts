import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { CallError } from "./call-error";
import { libraries, type Methods, type Streams } from "./protocol";

/** What answers calls. */
export interface Service {
  readonly methods: Methods & Streams;
  callError(error: unknown): CallError;
  /** The answer to a call that is none of the methods. */
  unimplemented(name: string): CallError;
}

/** As the SDK's own server takes them: a stack's properties may be large. */
const longestMessage = 400 * 1024 * 1024;

/**
 * Serves the engine's calls on a free port of this machine. Calls that a newer engine knows and this plugin does not are
 * answered as such.
 * @param service asked with each call: the engine waits for the port before it does anything else.
 * @returns the port
 */
export function serve(service: () => Service): Promise<number> {
  const { Server, ServerCredentials } = libraries.grpc;
  const server = new Server({
    "grpc.max_receive_message_length": longestMessage,
    "grpc.max_send_message_length": longestMessage,
  });
  const handlers = Object.entries(ResourceProviderService).map(([name, { responseStream }]): [string, Handler] => [
    name,
    responseStream ? streamHandler(name, service) : handler(name, service),
  ]);
  server.addService(ResourceProviderService, Object.fromEntries(handlers));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

type Handler = Parameters<InstanceType<typeof libraries.grpc.Server>["addService"]>[1][string];

type Method = (request: unknown) => unknown;

/** The method of a name, if it is one: own names alone are. Each takes the request of its name, by the type of the whole. */
function methodOf({ methods }: Service, name: string): Method | undefined {
  return Object.hasOwn(methods, name) ? (methods as Readonly<Record<string, Method>>)[name] : undefined;
}

function handler(name: string, service: () => Service): Handler {
  return ({ request }, done) => {
    const { callError, unimplemented } = service();
    const method = methodOf(service(), name);
    if (method === undefined) return done(unimplemented(name));
    // Begun inside: what it throws at once is an answer, too.
    const begun = Promise.resolve().then(() => method(request) as Promise<object>);
    begun.then(
      (answer) => done(null, answer),
      (error: unknown) => done(callError(error)),
    );
  };
}

function streamHandler(name: string, service: () => Service): Handler {
  return (call) => {
    const { callError, unimplemented } = service();
    const method = methodOf(service(), name);
    if (method === undefined) return call.emit("error", unimplemented(name));
    const answerAll = async () => {
      for await (const answer of method(call.request) as AsyncIterable<object>) {
        if (call.cancelled) return;
        call.write(answer);
      }
      call.end();
    };
    answerAll().catch((error: unknown) => call.emit("error", callError(error)));
  };
}
