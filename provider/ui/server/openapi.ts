import { z } from "zod";
import { own } from "../../base/own";
import { packageVersion } from "../../base/package-version";
import { schemas, type SchemaName } from "./schemas";

/** What a call is for, and of what it is made. */
interface Operation {
  readonly says: string;
  /** Absent: server-sent events, or a document of its own. */
  readonly answers?: SchemaName;
  readonly takes?: SchemaName;
  readonly query?: Readonly<Record<string, string>>;
}

const run = { run: "resource IDs of runs, repeated" };

/** By method and path, as the routes have them. */
const operations: Readonly<Record<string, Operation>> = {
  "GET /api/info": { says: "What the page shows.", answers: "PageInfo" },
  "GET /api/openapi.json": { says: "This description." },
  "GET /api/clock": { says: "The clouds' clock.", answers: "PageClock" },
  "POST /api/clock": { says: "Moves the simulated clock.", takes: "ClockChange", answers: "PageClock" },
  "GET /api/runs": { says: "All runs, the newest first.", answers: "RunList" },
  "GET /api/losses": { says: "Sparklines of runs that are in view.", answers: "LossesById", query: run },
  "GET /api/runs/:id": { says: "One run; its ID percent-encoded.", answers: "RunDetail" },
  "GET /api/runs/:id/log": {
    says: "The end of its log.",
    answers: "RunLog",
    query: { lines: "1 to 1000, default 200" },
  },
  "POST /api/runs/:id/fate": {
    says: "What a simulated run is to do.",
    takes: "RunFateRequest",
    answers: "RunFate",
  },
  "GET /api/deployments": { says: "What serves, or is about to.", answers: "DeploymentList" },
  "GET /api/events": { says: "What changes, as server-sent events.", query: run },
  "POST /api/ask": { says: "Asks one or two models; the answers as server-sent events.", takes: "AskRequest" },
  "GET /api/journal": {
    says: "What the simulated clouds were asked and did.",
    answers: "Journal",
    query: { since: "number of the last entry that is known" },
  },
  "GET /api/faults": { says: "Rules by which simulated calls go wrong.", answers: "FaultList" },
  "POST /api/faults": { says: "Adds a rule.", takes: "FaultRule", answers: "Fault" },
  "DELETE /api/faults": { says: "Removes all rules.", answers: "FaultList" },
  "DELETE /api/faults/:id": { says: "Removes a rule.", answers: "FaultList" },
};

/** A route as it is registered. */
interface Route {
  readonly method: string;
  readonly path: string;
}

/** Describes the routes that there are, in OpenAPI 3.1. */
export function openApi(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path } of routes) {
    if (!path.startsWith("/api/")) continue;
    // The pattern of a parameter is the router's own.
    const plain = path.replace(/\{[^{}]*\}/g, "");
    const described = plain.replace(/:(\w+)/g, "{$1}");
    const { [described]: others = {} } = paths;
    paths[described] = { ...others, [method.toLowerCase()]: describe(plain, own(operations, `${method} ${plain}`)) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Run page of pulumi-finetune", version: packageVersion() },
    servers: [{ url: "..", description: "below the address of the page, with its random word" }],
    paths,
    components: { schemas: components() },
  };
}

function describe(path: string, operation: Operation | undefined): unknown {
  const { says = "", answers, takes, query = {} } = operation ?? {};
  const schema = { type: "string" };
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema }));
  const inQuery = Object.entries(query).map(([name, description]) => ({ name, in: "query", description, schema }));
  const good = answers === undefined ? { description: says } : { description: says, ...content(answers) };
  return {
    summary: says,
    ...(inPath.length + inQuery.length === 0 ? {} : { parameters: [...inPath, ...inQuery] }),
    ...(takes === undefined ? {} : { requestBody: { required: true, ...content(takes) } }),
    responses: { "2XX": good, default: { description: "What went wrong.", ...content("Problem") } },
  };
}

function content(name: SchemaName) {
  return { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } };
}

function components(): unknown {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
      return [name, rest];
    }),
  );
}
