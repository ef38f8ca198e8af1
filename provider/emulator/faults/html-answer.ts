import { STATUS_CODES } from "node:http";

/** The page of a gateway that did not reach the service. */
export function htmlAnswer(status: number): Response {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
  return new Response(page, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
