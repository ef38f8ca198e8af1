import { startScriptedServer, type ScriptedServer } from "../../clouds/scripted-server";

/** Starts a careless gateway: it refuses every request and tells back all that it was told, plain and encoded. */
export function startEcho(status: number): Promise<ScriptedServer> {
  return startScriptedServer((request, response) => {
    const headers = JSON.stringify(request.headers);
    const told = [headers, Buffer.from(headers).toString("base64"), encodeURIComponent(headers), request.url].join(" ");
    response.writeHead(status, {
      "Content-Type": "application/json",
      "X-Request-Id": request.headers.authorization ?? "",
    });
    response.end(JSON.stringify({ code: "InvalidParameter", message: told, request_id: told, requestId: told }));
  });
}
