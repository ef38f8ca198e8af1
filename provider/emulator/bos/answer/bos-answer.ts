import { xmlDocument, type Xml } from "./xml";

/** An answer of the object storage; `x-amz-request-id` is the call's ID, `Server` as documented (ejwvyq8vh). */
export function bosAnswer(
  requestId: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | ReadableStream | null = null,
): Response {
  return new Response(body, {
    status,
    headers: { Server: "BceBos", "x-amz-request-id": requestId, "x-bce-request-id": requestId, ...headers },
  });
}

/** An answer whose body is XML. */
export function xmlAnswer(requestId: string, root: string, content: Xml): Response {
  return bosAnswer(requestId, 200, { "Content-Type": "application/xml" }, xmlDocument(root, content));
}
