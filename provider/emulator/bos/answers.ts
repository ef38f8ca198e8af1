import type { Refusal } from "../surface/refusal";
import { xmlDocument, type Xml } from "./xml";

/** What somebody stored is no page of this origin, whatever its content type says: a browser guesses none and runs nothing. */
const inert = { "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox" };

/** An answer of the object storage; `x-amz-request-id` is the call's ID, `Server` by [ejwvyq8vh]. */
export function bosAnswer(
  requestId: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | ReadableStream | null = null,
): Response {
  return new Response(body, {
    status,
    headers: { Server: "BceBos", "x-amz-request-id": requestId, "x-bce-request-id": requestId, ...headers, ...inert },
  });
}

/** An answer whose body is XML. */
export function xmlAnswer(requestId: string, root: string, content: Xml): Response {
  return bosAnswer(requestId, 200, { "Content-Type": "application/xml" }, xmlDocument(root, content));
}

/** The XML of an error. A HEAD has no body, so its client sees the status only. */
export function bosRefusalAnswer(requestId: string, request: Request, { code, status, message }: Refusal): Response {
  const resource = new URL(request.url).pathname;
  const body = xmlDocument("Error", { Code: code, Message: message, Resource: resource, RequestId: requestId });
  // What is left of the request's body is not read, so the connection cannot carry another request.
  const headers = { "Content-Type": "application/xml", ...(request.body !== null && { Connection: "close" }) };
  return bosAnswer(requestId, status, headers, request.method === "HEAD" ? null : body);
}
