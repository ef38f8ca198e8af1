import { bosAnswer } from "./bos-answer";
import { xmlDocument } from "./xml";

/** The XML of an error. A HEAD has no body, so its client sees the status only. */
export function bosRefusalAnswer(
  requestId: string,
  request: Request,
  error: { readonly code: string; readonly status: number; readonly message: string },
): Response {
  const { code, message } = error;
  const resource = new URL(request.url).pathname;
  const body = xmlDocument("Error", { Code: code, Message: message, Resource: resource, RequestId: requestId });
  // What is left of the request's body is not read, so the connection cannot carry another request.
  const headers = { "Content-Type": "application/xml", ...(request.body !== null && { Connection: "close" }) };
  return bosAnswer(requestId, error.status, headers, request.method === "HEAD" ? null : body);
}
