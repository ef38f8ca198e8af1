import { setMaxListeners } from "node:events";
import net from "node:net";
import type { ServerHttp2Stream, IncomingHttpHeaders } from "node:http2";

const cancelPath = "/pulumirpc.ResourceProvider/Cancel";
/** Long enough for the aborted calls to answer, short enough that no orphan polls on. */
const orphanGraceMs = 500;

/**
 * A signal that aborts when the engine sends Cancel or is gone. The dynamic provider's server answers Cancel itself and tells
 * nobody [pulumi sdk 3.248.0], and no gRPC server tells that its client is gone, so this listens beside it on the server of this
 * process. It depends on Node's undocumented list
 * of handles and fails open: where no server is found, the signal never aborts and waits end by themselves.
 */
export function watchEngine(): AbortSignal {
  const controller = new AbortController();
  // Every waiting job listens; that many listeners are no leak.
  setMaxListeners(0, controller.signal);
  const handles = activeHandles();
  const servers = handles.filter((handle): handle is net.Server => handle instanceof net.Server);
  for (const server of servers) {
    server.on("stream", (_stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      if (headers[":path"] === cancelPath) controller.abort(new Error("cancelled by the engine"));
    });
  }
  for (const socket of handles.filter((handle) => isAccepted(handle, servers))) {
    socket.on("close", () => {
      controller.abort(new Error("the engine is gone"));
      setTimeout(() => process.exit(0), orphanGraceMs);
    });
  }
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
