import { createServer, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { DeploymentRow, PageEvents, PageInfo, Problem, RunDetail, RunRow } from "../../../provider/ui/contract";
import { readAssets } from "../../../provider/ui/server/assets";
import { guarded } from "../../../provider/ui/server/headers";
import { built } from "../../rig/built";

/** A server that answers as the contract says, with whatever a test puts into it. */
export interface PageStub {
  readonly url: string;
  runs: readonly RunRow[];
  problems: readonly Problem[];
  detail: RunDetail;
  log: readonly string[];
  /** Answers every reading of a run with this. */
  refuse: { readonly status: number; readonly body: string } | undefined;
  /** Answers readings of a run later. */
  delayMs: number;
  /** How many pages listen. */
  streams(): number;
  /** Sends an event to all pages. */
  tell<Name extends keyof PageEvents>(name: Name, content: PageEvents[Name]): void;
  /** Ends the live connections. */
  drop(): void;
  until(isTrue: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const folder = built("provider/ui/assets");
const start = Date.parse("2026-11-20T08:00:00Z");

/** A run of the list, by its number. */
export function stubRun(number: number): RunRow {
  return {
    id: `north/run-${number}`,
    cloud: "north",
    name: `support ${number}`,
    status: number % 3 === 0 ? "running" : number % 3 === 1 ? "succeeded" : "failed",
    cloudStatus: "WHATEVER",
    progress: number % 3 === 0 ? 40 : 100,
    baseModel: "small-8b",
    createdAt: new Date(start - number * 60_000).toISOString(),
    losses: Array.from({ length: 40 }, (_, step) => 2 / (1 + step)),
    loss: 0.5,
    bestValidationLoss: 0.61,
    trainedTokens: 1_234_567,
    estimatedCost: { amount: 12.5, currency: "CNY" },
    billedCost: { amount: 11.75, currency: "CNY" },
    stack: "dev",
    orphan: number === 2,
  };
}

function stubDetail(number: number): RunDetail {
  return {
    ...stubRun(number),
    curve: Array.from({ length: 60 }, (_, step) => ({
      step: step + 1,
      epoch: (step + 1) / 20,
      tokens: (step + 1) * 1_000,
      time: new Date(start + step * 20_000).toISOString(),
      loss: 2 / (1 + step / 10),
      learningRate: 1e-4 * (1 - step / 60),
      ...(step % 20 === 19 ? { validationLoss: 2.1 / (1 + step / 10) } : {}),
    })),
    checkpoints: [{ name: "checkpoint-40", step: 40, validationLoss: 0.7, chosen: "lowest validation loss" }],
    metrics: { accuracy: 0.91 },
    hyperParameters: { epochs: number },
    arguments: { model: "small-8b" },
    data: [{ id: "file-1", role: "training", name: "chat.jsonl", rows: 800, tokens: 120_000, hash: "md5:0123" }],
    timeline: [{ time: new Date(start).toISOString(), what: "submitted" }],
    deployments: [],
    snippets: { get: "FineTuneJob.get()", import: "pulumi import", curl: "curl" },
  };
}

const deployment: DeploymentRow = {
  id: "north/served-1",
  cloud: "north",
  name: "served",
  status: "running",
  cloudStatus: "RUNNING",
  servedAs: "served-1",
  baseModel: "small-8b",
  since: new Date(start).toISOString(),
  ready: 2,
  wanted: 3,
  pricePerHour: { amount: 20, currency: "CNY" },
};

const info: PageInfo = {
  version: "0.0.0",
  simulated: true,
  controllable: true,
  clouds: [{ name: "north", title: "North", endpoint: "http://127.0.0.1" }],
  stacks: ["dev"],
  clock: { now: new Date(start).toISOString(), speed: 1 },
};

/** Serves the built page over a stub of its server, with the headers of the real one. */
export async function servePageStub(): Promise<PageStub> {
  const assets = readAssets(folder);
  const listening = new Set<ServerResponse>();
  const send = (response: ServerResponse, name: string, content: unknown) =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(content)}\n\n`);

  const stub: Omit<PageStub, "url" | "close"> = {
    runs: [1, 2, 3].map(stubRun),
    problems: [],
    detail: stubDetail(1),
    log: ["epoch 1", "epoch 2"],
    refuse: undefined,
    delayMs: 0,
    streams: () => listening.size,
    tell: (name, content) => [...listening].forEach((response) => send(response, name, content)),
    drop: () => [...listening].forEach((response) => response.destroy()),
    until: async (isTrue) => {
      while (!isTrue()) await pause(20);
    },
  };

  const answer = async (path: string): Promise<unknown> => {
    if (path === "info") return info;
    if (path === "faults") return { faults: [{ id: 1, times: 1, action: { kind: "reset" } }] };
    if (path.startsWith("losses")) return {};
    if (!path.startsWith("runs/")) return undefined;
    await pause(stub.delayMs);
    if (path.includes("/log")) return { lines: stub.log };
    return path.endsWith(encodeURIComponent("run-2")) ? stubDetail(2) : stub.detail;
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1);
    if (path.startsWith("api/events")) {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      listening.add(response);
      response.on("close", () => listening.delete(response));
      send(response, "runs", { changed: stub.runs, gone: [], problems: stub.problems, isWhole: true });
      send(response, "deployments", { deployments: [deployment], problems: [] });
      send(response, "journal", [{ seq: 0, simulatedAt: info.clock.now, cloud: "north", operation: "GetJob" }]);
      return;
    }
    void respond(path, new Request(new URL(request.url ?? "/", "http://127.0.0.1"))).then(async (whole) => {
      response.writeHead(whole.status, Object.fromEntries(whole.headers));
      response.end(Buffer.from(await whole.arrayBuffer()));
    });
  });
  const respond = async (path: string, request: Request): Promise<Response> => {
    if (!path.startsWith("api/")) {
      return guarded(assets.answer(path === "" ? "index.html" : path, request) ?? new Response(null, { status: 404 }));
    }
    if (stub.refuse !== undefined && path.startsWith("api/runs/")) {
      return guarded(new Response(stub.refuse.body, { status: stub.refuse.status }));
    }
    return guarded(Response.json((await answer(path.slice("api/".length))) ?? { code: "absent", message: path }));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(stub, {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
