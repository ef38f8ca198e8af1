import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Clock } from "../../base/clock";
import { isRecord } from "../../base/is-record";
import { readJson } from "../../base/json";
import { packageVersion } from "../../base/package-version";
import type { CloudRegistry } from "../../contract/cloud";
import type { CloudSession } from "../../contract/session";
import { readLimitedText } from "../../base/read-limited-text";
import type { PriceSettings } from "../../prices/find-price";
import type { PageInfo, Problem } from "../contract";
import { askModels, type Chat } from "./ask";
import type { Assets } from "./assets";
import { openBoard } from "./board";
import { pageClock, type PageControl } from "./control";
import { eventStream } from "./events";
import { foreignCall, guarded } from "./headers";
import type { Holdings } from "./holdings";
import { openApi } from "./openapi";
import { problemOf } from "./problem";
import { redactedJson } from "./redacted-json";
import { createRunReader } from "./run-detail";
import { schemas } from "./schemas";

/** What a run page shows, and how it reaches it. */
export interface RunPageOptions {
  readonly clouds: CloudRegistry;
  readonly sessions: readonly CloudSession[];
  /** What keeps other clouds from being shown. */
  readonly leftOut?: readonly Problem[];
  readonly prices: PriceSettings;
  /** Longest pause between two looks at the same thing, in milliseconds of the clouds' time. */
  readonly pollIntervalMs: number;
  readonly isSimulated: boolean;
  /** Only of simulated clouds. */
  readonly control?: PageControl;
  /** Stacks by name, and what they hold. */
  readonly stacks?: readonly string[];
  readonly readHoldings?: () => Promise<Holdings>;
  /** Asks models. */
  readonly chat: Chat;
  /** Takes the keys in use out of a text: no answer holds one, whatever a cloud says. */
  readonly redact: (text: string) => string;
  readonly assets: Assets;
  readonly clock: Clock;
}

/** The page, as a Web-standard server. */
export interface RunPage {
  /** Answers a call to the page or its interface. @param base path below which it stands, without a slash at its end. */
  fetch(request: Request, base: string): Promise<Response>;
  /** Ends live connections and everything that is asked for. */
  close(): void;
}

/** Most live connections at a time, and most questions to models (our choice). */
const mostStreams = 50;
const mostAsks = 4;
const longestBody = 256 * 1024;

/** Makes the page; asks no cloud before somebody opens it. */
export function createRunPage(options: RunPageOptions): RunPage {
  const { clouds, control } = options;
  const board = openBoard(options);
  const reader = createRunReader(options, board);
  const using = { streams: 0, asks: 0 };
  const app = new Hono<{ Bindings: { readonly base: string } }>({
    getPath: ({ url }, { env } = {}) => new URL(url).pathname.slice(baseIn(env).length) || "/",
  });

  const written = (value: unknown) => redactedJson(options.redact, value);
  const json = (c: Context, value: unknown, status: 200 | 201 = 200) =>
    c.body(written(value), status, { "Content-Type": "application/json" });
  const refuse = (status: number, problem: Problem) =>
    new Response(written(problem), { status, headers: { "Content-Type": "application/json" } });
  const absent = (what: string) =>
    refuse(404, { code: "not-found", message: `there is no ${what} here`, nextStep: "Look into the list of runs." });
  const events = (kind: keyof typeof using, most: number, body: (onOver: () => void) => ReadableStream<Uint8Array>) => {
    if (using[kind] >= most) {
      return refuse(503, { code: "too-many", message: "too much is open already", nextStep: "Close pages of it." });
    }
    using[kind] += 1;
    const stream = body(() => (using[kind] -= 1));
    return new Response(stream, {
      headers: { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" },
    });
  };

  app.get("/api/info", async (c) => {
    await board.simulation?.round();
    return json(c, info());
  });
  app.get("/api/openapi.json", (c) => json(c, openApi(app.routes)));
  app.get("/api/clock", async (c) => {
    await board.simulation?.round();
    return json(c, board.clock());
  });
  app.get("/api/runs", async (c) => {
    await board.fresh();
    return json(c, board.runs());
  });
  app.get("/api/losses", (c) => {
    const wanted = (c.req.queries("run") ?? []).slice(0, 100);
    board.show(wanted);
    return json(c, Object.fromEntries(wanted.flatMap((id) => lossesOf(id))));
  });
  app.get("/api/runs/:id", async (c) => {
    const detail = await reader.read(c.req.param("id"), c.req.raw.signal);
    return detail === undefined ? absent("such run") : json(c, detail);
  });
  app.get("/api/runs/:id/log", async (c) => {
    const lines = Math.min(1_000, Math.max(1, Math.floor(Number(c.req.query("lines") ?? 200)) || 200));
    const log = await reader.log(c.req.param("id"), lines, c.req.raw.signal);
    return log === undefined ? absent("such run") : json(c, log);
  });
  app.get("/api/deployments", async (c) => {
    await board.fresh();
    return json(c, board.deployments());
  });
  app.get("/api/events", (c) => {
    const question = { runs: (c.req.queries("run") ?? []).slice(0, 8), lastEventId: c.req.header("last-event-id") };
    return events("streams", mostStreams, (onOver) =>
      eventStream(board, options.clock, question, { json: written, onOver }),
    );
  });
  app.post("/api/ask", async (c) => {
    const request = schemas.AskRequest.safeParse(await body(c.req.raw));
    if (!request.success) return refuse(400, badRequest(z.prettifyError(request.error)));
    return events("asks", mostAsks, (onOver) => askModels(options.chat, request.data, { json: written, onOver }));
  });
  if (control !== undefined) {
    app.post("/api/clock", async (c) => {
      const { status, text } = await control.pass("POST", "clock", await body(c.req.raw));
      if (status !== 200) return refuse(status, badRequest(messageIn(text)));
      board.simulation?.setClock(pageClock(text));
      board.stir();
      return json(c, board.clock());
    });
    app.get("/api/journal", async (c) => {
      const since = Number(c.req.query("since") ?? 0);
      if (!Number.isInteger(since) || since < 0) return refuse(400, badRequest("since is the seq of an entry, or 0"));
      return json(c, await control.journal(since));
    });
    app.get("/api/faults", async () => passed(await control.pass("GET", "faults")));
    app.post("/api/faults", async (c) => passed(await control.pass("POST", "faults", await body(c.req.raw))));
    app.delete("/api/faults", async () => passed(await control.pass("DELETE", "faults")));
    app.delete("/api/faults/:id{[0-9]+}", async (c) =>
      passed(await control.pass("DELETE", `faults/${c.req.param("id")}`)),
    );
    app.post("/api/runs/:id/fate", async (c) => {
      const id = reader.ownId(c.req.param("id"));
      if (id === undefined) return absent("such run");
      const answer = await control.pass("POST", `jobs/${encodeURIComponent(id)}`, await body(c.req.raw));
      board.stir();
      return passed(answer);
    });
  }
  app.get("/:name{[^/]*}", (c) => {
    const name = c.req.param("name");
    return options.assets.answer(name === "" ? "index.html" : name, c.req.raw) ?? notBuilt(name);
  });
  app.notFound(() => absent("such address"));
  app.onError((error) => refuse(502, problemOf(error)));

  function info(): PageInfo {
    return {
      version: packageVersion(),
      simulated: options.isSimulated,
      controllable: control !== undefined,
      clouds: options.sessions.map(({ cloud, endpoint }) => {
        const { name, title } = clouds.get(cloud);
        return { name, title, endpoint };
      }),
      stacks: options.stacks ?? [],
      clock: board.clock(),
    };
  }

  function lossesOf(id: string): [string, readonly number[]][] {
    const losses = board.curves.summary(id)?.losses;
    return losses === undefined ? [] : [[id, losses]];
  }

  function notBuilt(name: string): Response {
    if (name !== "") return absent("such file");
    return new Response("The page has not been built: `npm run build` in the clone of pulumi-finetune does that.\n", {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  }

  function passed({ status, text }: { readonly status: number; readonly text: string }): Response {
    if (status >= 400) return refuse(status, badRequest(messageIn(text)));
    return new Response(written(readJson(text)), { status, headers: { "Content-Type": "application/json" } });
  }

  return {
    fetch: async (request, base) => {
      const why = foreignCall(request);
      const forbidden = {
        code: "forbidden",
        message: `this call comes from ${why}`,
        nextStep: "Open the page itself.",
      };
      if (why !== undefined) return guarded(refuse(403, forbidden));
      if (request.method === "POST" && !/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
        return guarded(refuse(415, badRequest("a change is JSON")));
      }
      return guarded(await app.fetch(request, { base }));
    },
    close: board.close,
  };
}

function baseIn(env: unknown): string {
  return isRecord(env) && typeof env["base"] === "string" ? env["base"] : "";
}

function badRequest(message: string): Problem {
  return { code: "bad-request", message };
}

/** What simulated clouds say of a change that they do not take. */
function messageIn(text: string): string {
  try {
    const answer = readJson(text);
    return isRecord(answer) && typeof answer["message"] === "string" ? answer["message"] : text;
  } catch {
    return text;
  }
}

/** The JSON of a body; `undefined` for what is none, or too much. */
async function body(request: Request): Promise<unknown> {
  try {
    return readJson((await readLimitedText(request, longestBody)) ?? "");
  } catch {
    return undefined;
  }
}
