import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** Knows of one request whether its connection ever stood, and gives up on one that does not in time. */
export interface WatchedConnection {
  /** For axios' `transport` setting. */
  readonly transport: { request: typeof http.request };
  stood(): boolean;
  /** The proxy did not open the way: what answers is the proxy itself, and the cloud has seen nothing. */
  refusedByProxy(): boolean;
  /** What to say when the connect timeout ended the request. */
  timedOut(): string | undefined;
  release(): void;
}

/**
 * axios has no connect timeout of its own, so we look at the socket: the one place that every way leads through
 * (pooled, fresh, through a proxy, where the tunnel counts as part of connecting).
 */
export function watchConnection(connectTimeoutMs: number): WatchedConnection {
  let hasStood = false;
  let hasTimedOut = false;
  let isRefused = false;
  let timer: NodeJS.Timeout | undefined;
  const stand = () => {
    hasStood = true;
    clearTimeout(timer);
  };
  const onSocket = (socket: Socket, isSecure: boolean, isReused: boolean) => {
    if (isReused || (socket instanceof TLSSocket && socket.authorized)) return stand();
    if (!isSecure) return socket.connecting ? void socket.once("connect", stand) : stand();
    // In place of a tunnel that was refused, the agent hands over a bare socket that plays the proxy's answer.
    isRefused = !(socket instanceof TLSSocket);
    // Within a tunnel TCP stands already, while TLS has not begun.
    if (!isRefused) socket.once("secureConnect", stand);
  };
  const watched = (options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) => {
    const isSecure = options.protocol === "https:";
    const request = (isSecure ? https : http).request(options, onResponse);
    request.once("socket", (socket) => onSocket(socket, isSecure, request.reusedSocket));
    timer = setTimeout(() => {
      hasTimedOut = true;
      request.destroy(new Error("connect timeout"));
    }, connectTimeoutMs);
    return request;
  };
  return {
    // axios calls it with these two arguments only; Node's own type has more forms.
    transport: { request: watched as typeof http.request },
    stood: () => hasStood,
    refusedByProxy: () => isRefused,
    timedOut: () => (hasTimedOut ? `no connection within ${connectTimeoutMs / 1000} s` : undefined),
    release: () => clearTimeout(timer),
  };
}
