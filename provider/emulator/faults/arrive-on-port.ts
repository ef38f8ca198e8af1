import { ServerResponse } from "node:http";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionCut } from "./connection-cut";
import { cutResponse } from "./cut-response";

/** Lets an answer arrive over a connection, or breaks the connection as a fault rule wants it. */
export async function arriveOnPort(
  answer: Promise<Response>,
  { incoming, outgoing }: HttpBindings | Http2Bindings,
): Promise<Response> {
  try {
    const response = await answer;
    const cut = cutResponse.cutOf(response);
    if (cut?.how !== "partial" || !(outgoing instanceof ServerResponse)) return response;
    const length = cut.announced === undefined ? {} : { "content-length": cut.announced };
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...length });
    outgoing.write(cut.sent);
    incoming.socket.destroySoon();
  } catch (error) {
    // A client that has gone away while it waited needs no answer.
    if (!(error instanceof ConnectionCut) && !incoming.socket.destroyed) throw error;
    if (error instanceof ConnectionCut && error.how === "reset") incoming.socket.resetAndDestroy();
    else incoming.socket.destroySoon();
  }
  return RESPONSE_ALREADY_SENT;
}
