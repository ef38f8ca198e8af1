import { own } from "../../base/own";
import { Hono } from "hono";
import { z } from "zod";
import type { DeploymentFate } from "../face";
import { readLimitedText } from "../../base/read-limited-text";
import type { EmulatorControl } from "./create-control";
import { FineTuneError } from "../../base/fine-tune-error";
import type { NoticeReceiver } from "../notices/receiver";
import type { Faults } from "../faults/create-faults";
import type { FaultRuleInput } from "../faults/fault-rule";

const maxBodyBytes = 64 * 1024;

const maxAdvanceMs = 10 * 365 * 86_400_000;

const clockChange = z.union([
  z.strictObject({ speed: z.number().min(0).max(1_000_000) }),
  z.strictObject({ advanceMs: z.number().min(0).max(maxAdvanceMs) }),
  z.strictObject({ advance: z.string() }),
]);

const afterMs = z.number().min(0).optional();

const jobChange = z.union([
  z.strictObject({ fail: z.strictObject({ code: z.string(), message: z.string(), afterMs }) }),
  z.strictObject({ stall: z.union([z.literal(true), z.strictObject({ afterMs })]) }),
  z.strictObject({ finish: z.literal(true) }),
  z.strictObject({ vanish: z.literal(true) }),
]);

const deploymentChange = z.union([
  z.strictObject({ fail: z.union([z.literal(true), z.strictObject({ message: z.string() })]) }),
  z.strictObject({ stop: z.literal(true) }),
  z.strictObject({ arrears: z.literal(true) }),
  z.strictObject({ resume: z.literal(true) }),
  z.strictObject({ vanish: z.literal(true) }),
]);

/**
 * The control interface over HTTP, under `/_emulator/`: outside the clouds' paths, so no client meets it.
 *
 * - `GET health`
 * - `GET clock`, `POST clock` with `{"speed": 60}`, `{"advanceMs": 600000}` or `{"advance": "10m"}`
 * - `POST jobs/{id}` with `{"fail": {"code", "message", "afterMs"?}}`, `{"stall": true}`, `{"finish": true}` or
 *   `{"vanish": true}`; the ID is that of the Bailian job or the Qianfan task
 * - `POST deployments/{id}` with `{"fail": true}` or `{"fail": {"message"}}`, `{"stop": true}`, `{"arrears": true}`,
 *   `{"resume": true}` or `{"vanish": true}`
 * - `GET faults`, `POST faults` with a rule (see `faultRule`), `DELETE faults`, `DELETE faults/{id}`
 * - `GET journal?since=N`: JSON lines
 * - `GET notices`: addresses and secrets of simulated robots, and what they were sent; `POST notices/{robot}…` is such an address
 * - `POST reset`
 * @public loaded by `require` with the first call
 */
export function createControlApp(control: EmulatorControl): Hono {
  const app = new Hono().basePath("/_emulator");
  app.get("/health", (c) => c.json({ status: "ok", clock: control.clock() }));
  app.get("/clock", (c) => c.json(control.clock()));
  app.post("/clock", async (c) => {
    const change = clockChange.safeParse(await readJson(c.req.raw));
    if (!change.success) return c.json({ message: z.prettifyError(change.error) }, 400);
    if ("speed" in change.data) return c.json(control.setSpeed(change.data.speed));
    if ("advanceMs" in change.data) return c.json(control.advance(change.data.advanceMs));
    const durationMs = parseDuration(change.data.advance);
    if (durationMs === undefined) return c.json({ message: 'advance is a duration such as "10m" or "1h30m"' }, 400);
    return c.json(control.advance(durationMs));
  });
  app.post("/jobs/:id", async (c) => {
    const change = jobChange.safeParse(await readJson(c.req.raw));
    if (!change.success) return c.json({ message: z.prettifyError(change.error) }, 400);
    const id = c.req.param("id");
    if ("vanish" in change.data) {
      return control.vanish(id) ? c.json({ id, status: "vanished" }) : c.json({ message: `no run ${id}` }, 404);
    }
    const run = control.decide(id, fateOf(change.data));
    if (run === undefined) return c.json({ message: `no run ${id}` }, 404);
    return c.json({ id: run.id, status: run.status });
  });
  app.post("/deployments/:id", async (c) => {
    const change = deploymentChange.safeParse(await readJson(c.req.raw));
    if (!change.success) return c.json({ message: z.prettifyError(change.error) }, 400);
    const id = c.req.param("id");
    const status = control.decideDeployment(id, deploymentFateOf(change.data));
    return status === undefined ? c.json({ message: `no deployment ${id}` }, 404) : c.json({ id, status });
  });
  app.route("/faults", faultRoutes(control.faults, readJson));
  app.get("/journal", (c) => {
    const since = Number(c.req.query("since") ?? 0);
    if (!Number.isInteger(since) || since < 0) return c.json({ message: "since is the seq of an entry, or 0" }, 400);
    const lines = control.journal(since);
    return c.body(lines.map((line) => `${line}\n`).join(""), 200, { "Content-Type": "application/x-ndjson" });
  });
  app.route("/notices", noticeRoutes(control.notices));
  app.post("/reset", (c) => {
    control.reset();
    return c.json({ status: "ok" });
  });
  app.notFound((c) => c.json({ message: `${c.req.method} ${c.req.path} is no control call` }, 404));
  app.onError((error, c) => c.json({ message: error.message }, 500));
  return app;
}

function fateOf(
  change: Exclude<z.infer<typeof jobChange>, { vanish: true }>,
): Parameters<EmulatorControl["decide"]>[1] {
  if ("fail" in change) return { kind: "fail", ...change.fail };
  if ("finish" in change) return { kind: "finish" };
  return change.stall === true ? { kind: "stall" } : { kind: "stall", ...change.stall };
}

function deploymentFateOf(change: z.infer<typeof deploymentChange>): DeploymentFate {
  if ("fail" in change) return { kind: "fail", ...(change.fail === true ? {} : change.fail) };
  if ("stop" in change) return { kind: "stop" };
  if ("arrears" in change) return { kind: "arrears" };
  return { kind: "resume" in change ? "resume" : "vanish" };
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse((await readLimitedText(request, maxBodyBytes)) ?? "");
  } catch {
    return undefined;
  }
}

/** `/_emulator/faults` over HTTP. `readJson` gives undefined for what is no JSON. */
function faultRoutes(faults: Faults, readJson: (request: Request) => Promise<unknown>): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ faults: faults.list() }));
  app.post("/", async (c) => {
    try {
      // Checked by `add`, which is there for callers in the same process too.
      return c.json(faults.add((await readJson(c.req.raw)) as FaultRuleInput), 201);
    } catch (error) {
      if (!(error instanceof FineTuneError) || error.code !== "emulator-fault-invalid") throw error;
      return c.json({ message: error.message }, 400);
    }
  });
  app.delete("/", (c) => {
    faults.clear();
    return c.json({ faults: [] });
  });
  app.delete("/:id", (c) => {
    const id = c.req.param("id");
    return faults.remove(Number(id)) ? c.json({ faults: faults.list() }) : c.json({ message: `no rule ${id}` }, 404);
  });
  return app;
}

/** `/_emulator/notices` over HTTP. */
function noticeRoutes(notices: NoticeReceiver): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const here = `${new URL(c.req.url).origin}${noticesPath}`;
    const robots = Object.entries(notices.robots()).map(([name, { path, ...rest }]) => {
      return [name, { url: `${here}${path}`, ...rest }] as const;
    });
    return c.json({ robots: Object.fromEntries(robots), notices: notices.list() });
  });
  app.post("/*", async (c) => {
    const { pathname, searchParams: query } = new URL(c.req.url);
    const below = pathname.slice(noticesPath.length);
    const [robot = ""] = below.split("/", 1);
    const path = below.slice(robot.length);
    const body = await readLimitedText(c.req.raw, maxBodyBytes);
    if (body === undefined) return c.json({ message: `a message has at most ${maxBodyBytes} bytes` }, 413);
    const answer = notices.receive(robot, { path, query, header: (name) => c.req.header(name), body });
    if (answer === undefined) return c.json({ message: `no robot ${robot}` }, 404);
    const type = answer.body.startsWith("{") ? "application/json" : "text/plain";
    return new Response(answer.body, { status: answer.status, headers: { "Content-Type": type } });
  });
  return app;
}

const noticesPath = "/_emulator/notices/";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a Go-style duration such as `10m` or `1h30m`; undefined when it is none. */
function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/gy)) {
    totalMs += Number(amount) * (own(unitMs, unit ?? "") ?? 0);
  }
  return totalMs;
}
