import { setMaxListeners } from "node:events";
import net from "node:net";
import type { ServerHttp2Stream, IncomingHttpHeaders } from "node:http2";

const cancelPath = "/pulumirpc.ResourceProvider/Cancel";
/** Long enough for the aborted calls to answer, short enough that no orphan polls on. */
const orphanGraceMs = 500;
/**
 * An engine calls as soon as it has read the port; one that was killed before never does. Long, since on a machine that has much
 * else to do a call has come after more than a minute (our choice).
 */
const firstCallWithinMs = 10 * 60_000;

/**
 * A signal that aborts when the engine sends Cancel or is gone. The dynamic provider's server answers Cancel itself and tells
 * nobody [pulumi sdk 3.248.0], and no gRPC server tells that its client is gone, so this listens beside it on the server of this
 * process; the process ends soon after the engine. It depends on Node's undocumented list of handles and fails open: where no
 * server is found, the signal never aborts and waits end by themselves.
 */
export function watchEngine(): AbortSignal {
  const controller = new AbortController();
  // Every waiting job listens; that many listeners are no leak.
  setMaxListeners(0, controller.signal);
  const handles = activeHandles();
  const servers = handles.filter((handle): handle is net.Server => handle instanceof net.Server);
  const connections = new Set<net.Socket>();
  // A connection that closes before anything was asked over it is a try of an engine that makes another.
  let wasCalled = false;
  const endWithoutEngine = () => {
    if (connections.size > 0) return;
    controller.abort(new Error("the engine is gone"));
    setTimeout(() => process.exit(0), orphanGraceMs);
  };
  const keepWatch = (socket: net.Socket) => {
    connections.add(socket);
    socket.on("close", () => {
      connections.delete(socket);
      if (wasCalled) endWithoutEngine();
    });
  };
  for (const socket of handles.filter((handle) => isAccepted(handle, servers))) {
    wasCalled = true;
    keepWatch(socket);
  }
  for (const server of servers) {
    server.on("connection", keepWatch);
    server.on("stream", (_stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      wasCalled = true;
      if (headers[":path"] === cancelPath) controller.abort(new Error("cancelled by the engine"));
    });
  }
  if (servers.length > 0) setTimeout(endWithoutEngine, firstCallWithinMs).unref();
  return controller.signal;
}

function activeHandles(): readonly unknown[] {
  const list: unknown = Reflect.get(process, "_getActiveHandles");
  if (typeof list !== "function") return [];
  const handles: unknown = list.call(process);
  return Array.isArray(handles) ? handles : [];
}

function isAccepted(handle: unknown, servers: readonly net.Server[]): handle is net.Socket {
  return handle instanceof net.Socket && servers.some((server) => Reflect.get(handle, "server") === server);
}
