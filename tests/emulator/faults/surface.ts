import { createHmac } from "node:crypto";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../../provider/emulator";
import { startEmulatorServer } from "../../../provider/emulator/server";

/** A request to a cloud, without address and keys. */
export interface CloudRequest {
  readonly cloud: "bailian" | "qianfan";
  readonly method: "GET" | "POST";
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
}

/** Simulated clouds and a way to them. */
export interface Surface {
  readonly emulator: Emulator;
  /** Waits that were asked for, in milliseconds: the clock lets them pass at once. */
  readonly waits: readonly number[];
  send(request: CloudRequest, signal?: AbortSignal): Promise<Response>;
  /** Calls the control interface. */
  control(method: string, path: string, body?: unknown): Promise<Response>;
  close(): Promise<void>;
}

/** The two ways to the simulated clouds: both must behave alike. */
export const surfaces: Readonly<Record<string, (options?: EmulatorOptions) => Promise<Surface>>> = {
  "in process": async (options) => {
    const { clock, waits } = passingClock();
    const emulator = createEmulator({ clock, seed: "faults", ...options });
    const origin = "http://clouds.test";
    const fetchHere = (url: string, init: RequestInit) => emulator.fetch(new Request(url, init));
    return { emulator, waits, ...callers(origin, fetchHere, emulator, clock), close: async () => emulator.close() };
  },
  "on a port": async (options) => {
    const { clock, waits } = passingClock();
    const server = await startEmulatorServer({ port: 0, clock, seed: "faults", ...options });
    const { emulator, url } = server;
    return { emulator, waits, ...callers(url, fetch, emulator, clock), close: () => server.close() };
  },
};

/** A clock that stands still, but for waits: they pass at once and move it. */
function passingClock() {
  let now = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  const sleep = async (durationMs: number) => {
    waits.push(durationMs);
    now += durationMs;
  };
  return { clock: { now: () => now, sleep }, waits };
}

function callers(
  origin: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  emulator: Emulator,
  clock: { now(): number },
): Pick<Surface, "send" | "control"> {
  const { host } = new URL(origin);
  return {
    send: ({ cloud, method, path, body }, signal) => {
      const authorization =
        cloud === "bailian" ? `Bearer ${emulator.credentials.dashscopeApiKey}` : signed(path, host, emulator, clock);
      const headers = { "Content-Type": "application/json", Authorization: authorization };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      return fetch(origin + path, { method, headers, ...content, ...(signal && { signal }) });
    },
    control: (method, path, body) =>
      fetch(`${origin}/_emulator/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  };
}

/** Signs a POST by the page [njwvz1yfu], in a program of its own. */
function signed(path: string, host: string, { credentials }: Emulator, clock: { now(): number }): string {
  const [pathname = "", query = ""] = path.split("?");
  const timestamp = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z");
  const prefix = `bce-auth-v1/${credentials.qianfanAccessKey}/${timestamp}/1800`;
  const canonical = `POST\n${pathname}\n${query}\nhost:${encodeURIComponent(host)}`;
  const key = createHmac("sha256", credentials.qianfanSecretKey).update(prefix).digest("hex");
  return `${prefix}/host/${createHmac("sha256", key).update(canonical).digest("hex")}`;
}
