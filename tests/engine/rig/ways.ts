import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { resourceInputs, type KindName } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
import { startPlugin, urnOf, type Properties } from "../../plugin/rig/start-plugin";
import { built } from "../../rig/built";
import { createStack, type TestStack } from "./create-stack";
import { endedWith } from "./ended-with";
import { writeProject } from "./front-ends";
import type { Clouds } from "./start-clouds";

/** What became of one resource of a program that was brought up. */
export interface Outcome {
  readonly did: "created" | "unchanged" | "updated" | "replaced" | "refused";
  /** Paths of what was refused. */
  readonly refused?: readonly string[];
  readonly id?: string;
  readonly outputs?: Properties;
}

/** A way from a program's arguments to a cloud. */
interface Way {
  /** Brings up a program that has one resource of the kind, and those of other kinds that it had before. */
  up(kind: KindName, args: Properties): Promise<Outcome>;
  destroy(): Promise<void>;
  close(): Promise<void>;
}

/** Arguments of the one resource of each kind that a program has. */
type Declared = ReadonlyMap<KindName, Properties>;

/** Opens a way to some clouds. */
export type OpenWay = (clouds: Clouds) => Promise<Way>;

/** The calls of a provider's process, as either protocol has them. */
interface Calls {
  check(olds: Properties, args: Properties): Promise<{ inputs: Properties; refused: string[] }>;
  /** `undefined` where nothing changes. */
  diff(old: Stood, inputs: Properties): Promise<"update" | "replace" | undefined>;
  create(inputs: Properties): Promise<{ id: string; properties: Properties }>;
  update(old: Stood, inputs: Properties): Promise<Properties>;
  delete(old: Stood): Promise<void>;
  close(): Promise<void>;
}

interface Stood {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

const clone = resolve(__dirname, "../../..");
built("provider/plugin/main.js");

/** Every way, by its name. */
export const ways = {
  "the dynamic front end by its protocol": (clouds) => calling((kind) => dynamicCalls(clouds, kind)),
  "the plugin by its protocol": (clouds) => calling((kind) => pluginCalls(clouds, kind)),
  "the plugin under the real engine": async ({ environment }) => {
    const stack = await createStack("", { environment });
    writeProject(stack);
    return commanding(stack, pluginProgram);
  },
} as const satisfies Readonly<Record<string, OpenWay>>;

/** Calls a process as the engine does for one resource; another process for each operation. */
async function calling(start: (kind: KindName) => Promise<Calls>): Promise<Way> {
  const standing = new Map<KindName, Stood>();
  const operation = async <T>(kind: KindName, work: (calls: Calls) => Promise<T>): Promise<T> => {
    const calls = await start(kind);
    try {
      return await work(calls);
    } finally {
      await calls.close();
    }
  };
  return {
    up: (kind, args) =>
      operation(kind, async (calls) => {
        const old = standing.get(kind);
        const { inputs, refused } = await calls.check(old?.inputs ?? {}, args);
        if (refused.length > 0) return { did: "refused", refused };
        const create = async (made: Properties) => {
          const { id, properties: outputs } = await calls.create(made);
          standing.set(kind, { id, inputs: made, outputs });
          return { id, outputs };
        };
        if (old === undefined) return { did: "created", ...(await create(inputs)) };
        const plan = await calls.diff(old, inputs);
        if (plan === "replace") {
          const made = await create((await calls.check({}, args)).inputs);
          await calls.delete(old);
          return { did: "replaced", ...made };
        }
        const outputs = plan === undefined ? old.outputs : await calls.update(old, inputs);
        standing.set(kind, { ...old, inputs, outputs });
        return { did: plan === undefined ? "unchanged" : "updated", id: old.id, outputs };
      }),
    destroy: async () => {
      for (const [kind, stood] of [...standing].reverse()) await operation(kind, (calls) => calls.delete(stood));
      standing.clear();
    },
    close: () => Promise.resolve(),
  };
}

async function pluginCalls({ environment }: Clouds, kind: KindName): Promise<Calls> {
  const plugin = await startPlugin(environment);
  const urn = urnOf(kind, kind);
  await plugin.configure({});
  return {
    check: async (olds, args) => {
      const { checked, failuresList } = await plugin.check(urn, args, olds);
      return { inputs: checked, refused: failuresList.map(({ property }) => property) };
    },
    diff: async ({ id, inputs, outputs }, news) => {
      const { changes, replaces } = await plugin.diff(urn, { id, inputs, properties: outputs }, news);
      return changes === "none" ? undefined : replaces.length > 0 ? "replace" : "update";
    },
    create: (inputs) => plugin.create(urn, inputs),
    update: async ({ id, inputs, outputs }, news) =>
      (await plugin.update(urn, { id, inputs, properties: outputs, refreshBeforeUpdate: false }, news)).properties,
    delete: ({ id, outputs }) => plugin.delete(urn, id, outputs),
    close: () => plugin.close(),
  };
}

async function dynamicCalls({ environment }: Clouds, kind: KindName): Promise<Calls> {
  const project = mkdtempSync(join(tmpdir(), "finetune-way-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(clone, join(project, "node_modules", "pulumi-finetune"), "dir");
  const sdk = { version: "", sdk: join(clone, "node_modules", "@pulumi", "pulumi"), project, remove: () => undefined };
  const provider = await startProvider(sdk, { PULUMI_NODEJS_PROJECT: "models", NO_PROXY: "127.0.0.1", ...environment });
  await provider.configure({});
  return {
    check: async (olds, args) => {
      const { inputs, failures } = await provider.check(olds, resourceInputs(kind, kind, args));
      return { inputs, refused: failures.map(({ property }) => property) };
    },
    diff: async ({ id, inputs, outputs }, news) => {
      const { changes, replaces } = await provider.diff(id, outputs, news);
      if (replaces.length > 0) return "replace";
      // Left open, the engine compares the inputs by itself.
      const isOther = changes === 0 && JSON.stringify(inputs) !== JSON.stringify(news);
      return changes === 2 || isOther ? "update" : undefined;
    },
    create: (inputs) => provider.create(inputs),
    update: ({ id, outputs }, news) => provider.update(id, outputs, news),
    delete: ({ id, outputs }) => provider.delete(id, outputs),
    close: async () => {
      await provider.close();
      rmSync(project, { recursive: true, force: true });
    },
  };
}

/**
 * Commands the engine as a person does.
 * @param programOf a program of the plugin with one resource of each kind, which has the kind's name
 */
export function commanding(stack: TestStack, programOf: (declared: Declared) => string): Way {
  const deeds = [
    ["replaced", /\d+ replaced/],
    ["created", /\+ \d+ created/],
    ["updated", /~ \d+ updated/],
  ] as const;
  const declared = new Map<KindName, Properties>();
  return {
    up: async (kind, args) => {
      stack.write(programOf(new Map([...declared, [kind, args]])));
      const up = await stack.up();
      // YAML's own check against the schema says the second.
      const said = up.output.matchAll(/property ([\w.[\]]+) value|Property (\w+) does not exist/g);
      const refused = [...said].map(([, path, name = ""]) => path ?? name);
      if (refused.length > 0) return { did: "refused", refused: [...new Set(refused)] };
      assert.equal(up.code, 0, up.output);
      declared.set(kind, args);
      const summary = up.output.slice(up.output.lastIndexOf("Resources:"));
      // A stack of its own comes with the first resource.
      const [did = "unchanged"] = deeds.find(([, words]) => words.test(summary)) ?? [];
      const { id, outputs } = (await stack.state()).ofKind(kind).get(kind) ?? {};
      return { did, ...(id === undefined ? {} : { id }), ...(outputs === undefined ? {} : { outputs }) };
    },
    destroy: async () => {
      await endedWith(0, stack.destroy());
    },
    close: () => Promise.resolve(stack.remove()),
  };
}

const pluginProgram = (declared: Declared): string => `
const { CustomResource } = require("@pulumi/pulumi");
for (const [kind, args] of ${JSON.stringify([...declared])}) new CustomResource("finetune:index:" + kind, kind, args);
`;
