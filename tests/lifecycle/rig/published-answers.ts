import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isRecord } from "../../../provider/base/is-record";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { createRig, type Rig } from "./create-rig";
import { deploymentCases, deploymentKind } from "./deployment-cases";
import { meet } from "./faults";
import { effectsOf } from "./journal";
import { serveOnLoopback } from "./loopback";
import { createStack, type AnyKind, type Program, type Stack } from "./stack";

const folder = path.join(__dirname, "../../fixtures/answers");

interface Fixture {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** IDs that stand in an answer: those of the thing that the simulated cloud has are put in their place. */
const ids = ["job_id", "deployed_model", "model_name", "taskId", "jobId", "serviceId", "modelId", "modelSetId", "id"];
const envelopes = ["output", "result", "data"];

function withIds(body: unknown, real: unknown): unknown {
  if (!isRecord(body) || !isRecord(real)) return body;
  const named = ids.flatMap((id) => (id in body && id in real ? [[id, real[id]] as const] : []));
  const inner = envelopes.flatMap((name) => (name in body ? [[name, withIds(body[name], real[name])] as const] : []));
  return { ...body, ...Object.fromEntries([...named, ...inner]) };
}

/** The published answer in the place of the cloud's, which carries the call out first where the answer is a success. */
function published(name: string): Parameters<typeof meet>[2] {
  // Our own files.
  const fixture = JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")) as Fixture;
  return async (request, next) => {
    const { status, headers, body, text } = fixture;
    const isRefusal = status >= 400 || (isRecord(body) && "error_code" in body);
    const real: unknown = isRefusal ? undefined : await (await next(request)).json();
    const written = text ?? (body === "" ? "" : JSON.stringify(withIds(body, real)));
    return new Response(written, { status, headers: { "Content-Type": "application/json", ...headers } });
  };
}

/** Clouds behind real HTTP, a stack on them, and a model that can be deployed. */
export interface Scene {
  readonly rig: Rig;
  readonly stack: Stack;
  readonly model: string;
}

/** What is done, whose call gets the answer (so often, for good unless told), and what the user reads. */
export interface Row {
  readonly fixture: string;
  readonly at: string;
  readonly times?: number;
  readonly does: (scene: Scene) => Promise<{ readonly errors: readonly string[] }>;
  /** Done before the answer waits. */
  readonly first?: (scene: Scene) => unknown;
  readonly kind?: AnyKind;
  /** Patterns that the one error matches; none: it goes well. */
  readonly fails?: readonly RegExp[];
  /** Of the rows that the user sees in between. */
  readonly says?: RegExp;
  /** Outputs of what the stack has then. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Effects on the cloud, so often. */
  readonly effects?: Readonly<Record<string, number>>;
}

/** An `up` of a program. */
export const up =
  (program: (scene: Scene) => Program) =>
  (scene: Scene): ReturnType<Row["does"]> =>
    scene.stack.up(program(scene));

/** What a row expects of money: one run, or nothing at all. */
export const paidOnce = { effects: { "run.submitted": 1 } };
/** The same of what must not be paid. */
export const nothingPaid = { effects: { "run.submitted": 0, "deployment.created": 0, "service.created": 0 } };

/** Plays every row of a cloud on clouds of its own; together they are all published answers but the others that are named. */
export function playPublished(cloud: ShippedCloudName, rows: readonly Row[], others: readonly string[]): void {
  describe(`what the real ${cloud} answered, through the whole lifecycle on real HTTP`, () => {
    for (const row of rows) {
      it(`${row.fixture} ${row.fails === undefined ? "goes well" : "fails"}`, () => play(cloud, row));
    }

    it("has every published answer that is a status or a refusal", () => {
      const files = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));
      const known = [...others, ...rows.map(({ fixture }) => fixture)];
      assert.deepEqual(files.filter((file) => file.startsWith(cloud)).sort(), [...new Set(known)].sort());
    });
  });
}

async function play(cloud: ShippedCloudName, row: Row): Promise<void> {
  const rig = createRig();
  const isService = row.kind === deploymentKind && cloud === "qianfan";
  const model = await deploymentCases[isService ? "qianfan" : "bailian"].model(rig);
  const server = await serveOnLoopback(rig);
  try {
    const scene = { rig, stack: createStack(rig, row.kind), model };
    const before = effectsOf(rig).length;
    await row.first?.(scene);
    rig.lines.length = 0;
    rig.statuses.length = 0;
    meet(rig, row.at, published(row.fixture), row.times ?? Infinity);
    const { errors } = await row.does(scene);
    assert.equal(errors.length, row.fails === undefined ? 0 : 1, errors.join("\n"));
    for (const pattern of row.fails ?? []) assert.match(errors[0] ?? "", pattern);
    if (row.says !== undefined) assert.match([...rig.statuses, ...rig.lines].join("\n"), row.says);
    const made = effectsOf(rig).slice(before);
    const count = (name: string) => made.filter(({ effect }) => effect === name).length;
    const counts = Object.keys(row.effects ?? {}).map((name) => [name, count(name)]);
    assert.deepEqual(Object.fromEntries(counts), row.effects ?? {});
    const outputs = [...scene.stack.entries.values()][0]?.outputs ?? {};
    const seen = Object.keys(row.outputs ?? {}).map((name) => [name, outputs[name]]);
    assert.deepEqual(Object.fromEntries(seen), row.outputs ?? {});
    assert.ok(rig.calls.includes(row.at), `nobody asked ${row.at}`);
  } finally {
    await server.close();
    rig.close();
  }
}
