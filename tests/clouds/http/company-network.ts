import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import path from "node:path";

const fixtures = path.resolve(__dirname, "../../fixtures/tls");

/** The CA that signed the certificate of every host `*.acme.internal`: a file for `NODE_EXTRA_CA_CERTS`. */
export const companyCa = path.join(fixtures, "ca.pem");

/** What the proxy does with a request instead of letting it through. */
export interface ProxyRefusal {
  readonly status: number;
  readonly text: string;
}

/** A network that only a proxy leads out of, and that opens TLS with a CA of its own. */
export interface CompanyNetwork {
  /** `host:port` of the proxy. */
  readonly proxy: string;
  /** User name and password of every request that reached the proxy, as it decodes them. */
  readonly credentials: (string | undefined)[];
  /** `METHOD URL` of what got through to the cloud. */
  readonly arrived: string[];
  close(): Promise<void>;
}

/** Starts the proxy and the one host behind it, which answers everything with `json`. */
export async function startCompanyNetwork(json: unknown, refusal?: ProxyRefusal): Promise<CompanyNetwork> {
  const credentials: (string | undefined)[] = [];
  const arrived: string[] = [];
  const answer: http.RequestListener = (request, response) => {
    arrived.push(`${request.method} ${request.url}`);
    request.resume();
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(json));
  };
  const certificate = { key: read("leaf.key"), cert: read("leaf.pem") };
  const host = https.createServer(certificate, answer);
  // Whoever does not know the CA breaks off the handshake.
  host.on("tlsClientError", () => undefined);
  const hostPort = await listen(host);

  const proxy = http.createServer((request, response) => {
    credentials.push(basicOf(request));
    if (refusal === undefined) return answer(request, response);
    request.resume();
    response.writeHead(refusal.status, { "Content-Type": "text/html" }).end(refusal.text);
  });
  const sockets = new Set<net.Socket>();
  for (const server of [proxy, host]) server.on("connection", (socket: net.Socket) => sockets.add(socket));
  proxy.on("connect", (request: http.IncomingMessage, socket: net.Socket) => {
    socket.on("error", () => undefined);
    credentials.push(basicOf(request));
    if (refusal !== undefined) {
      const head = `HTTP/1.1 ${refusal.status} No\r\nContent-Type: text/html\r\nContent-Length: ${refusal.text.length}`;
      return void socket.end(`${head}\r\n\r\n${refusal.text}`);
    }
    const through = net.connect(hostPort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(through).pipe(socket);
    });
    through.on("error", () => socket.destroy());
  });
  const proxyPort = await listen(proxy);

  return {
    proxy: `127.0.0.1:${proxyPort}`,
    credentials,
    arrived,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([proxy, host].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

/** Runs something with these variables of the environment and no other that names a proxy. */
export async function withProxyEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  run: () => Promise<T>,
): Promise<T> {
  const names = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

function read(name: string): string {
  return readFileSync(path.join(fixtures, name), "utf8");
}

function basicOf({ headers }: http.IncomingMessage): string | undefined {
  const encoded = /^Basic (.+)$/.exec(headers["proxy-authorization"] ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as net.AddressInfo).port;
}
