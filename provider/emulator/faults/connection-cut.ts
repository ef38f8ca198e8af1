/** A connection that broke before an answer, as `fetch` reports it: a `TypeError` whose cause has the system's code. */
export class ConnectionCut extends TypeError {
  constructor(
    readonly how: "reset" | "ended",
    message = "fetch failed",
  ) {
    super(message, { cause: causes[how]() });
  }
}

/** What undici gives for either. */
const causes = {
  reset: () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" }),
  ended: () => Object.assign(new Error("other side closed"), { name: "SocketError", code: "UND_ERR_SOCKET" }),
} as const;
