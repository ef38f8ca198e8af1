import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { jobInputs } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
import { startPlugin, urnOf, type Properties } from "../../plugin/rig/start-plugin";
import { built } from "../../rig/built";
import { createStack, type TestStack } from "./create-stack";
import { endedWith } from "./ended-with";
import { frontEnds, writeProject } from "./front-ends";
import type { Clouds } from "./start-clouds";

/** What became of one job of a program that was brought up. */
export interface Outcome {
  readonly did: "created" | "unchanged" | "updated" | "replaced" | "refused";
  /** Paths of what was refused. */
  readonly refused?: readonly string[];
  readonly outputs?: Properties;
}

/** A way from a program's arguments to a cloud. */
interface Way {
  up(args: Properties): Promise<Outcome>;
  destroy(): Promise<void>;
  close(): Promise<void>;
}

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
  "the dynamic front end by its protocol": (clouds) => calling(() => dynamicCalls(clouds)),
  "the plugin by its protocol": (clouds) => calling(() => pluginCalls(clouds)),
  "the plugin under the real engine": async ({ environment }) => {
    const stack = await createStack("", { environment });
    writeProject(stack);
    return commanding(stack, frontEnds.plugin);
  },
} as const satisfies Readonly<Record<string, OpenWay>>;

/** Calls a process as the engine does for one resource; another process for each operation. */
async function calling(start: () => Promise<Calls>): Promise<Way> {
  let stood: Stood | undefined;
  const operation = async <T>(work: (calls: Calls) => Promise<T>): Promise<T> => {
    const calls = await start();
    try {
      return await work(calls);
    } finally {
      await calls.close();
    }
  };
  return {
    up: (args) =>
      operation(async (calls) => {
        const { inputs, refused } = await calls.check(stood?.inputs ?? {}, args);
        if (refused.length > 0) return { did: "refused", refused };
        const create = async (made: Properties): Promise<Properties> => {
          const { id, properties } = await calls.create(made);
          stood = { id, inputs: made, outputs: properties };
          return properties;
        };
        if (stood === undefined) return { did: "created", outputs: await create(inputs) };
        const old = stood;
        const plan = await calls.diff(old, inputs);
        if (plan === "replace") {
          const outputs = await create((await calls.check({}, args)).inputs);
          await calls.delete(old);
          return { did: "replaced", outputs };
        }
        const outputs = plan === undefined ? old.outputs : await calls.update(old, inputs);
        stood = { ...old, inputs, outputs };
        return { did: plan === undefined ? "unchanged" : "updated", outputs };
      }),
    destroy: () =>
      operation(async (calls) => {
        if (stood !== undefined) await calls.delete(stood);
        stood = undefined;
      }),
    close: () => Promise.resolve(),
  };
}

async function pluginCalls({ environment }: Clouds): Promise<Calls> {
  const plugin = await startPlugin(environment);
  const urn = urnOf("FineTuneJob", "bot");
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

async function dynamicCalls({ environment }: Clouds): Promise<Calls> {
  const project = mkdtempSync(join(tmpdir(), "finetune-way-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(clone, join(project, "node_modules", "pulumi-finetune"), "dir");
  const sdk = { version: "", sdk: join(clone, "node_modules", "@pulumi", "pulumi"), project, remove: () => undefined };
  const provider = await startProvider(sdk, { PULUMI_NODEJS_PROJECT: "models", NO_PROXY: "127.0.0.1", ...environment });
  await provider.configure({});
  return {
    check: async (olds, args) => {
      const { inputs, failures } = await provider.check(olds, jobInputs("bot", args));
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
 * @param programOf the program of one job, `bot`
 */
export function commanding(stack: TestStack, programOf: (args: Properties) => string): Way {
  const deeds = [
    ["replaced", /\d+ replaced/],
    ["created", /\+ \d+ created/],
    ["updated", /~ \d+ updated/],
  ] as const;
  return {
    up: async (args) => {
      stack.write(programOf(args));
      const up = await stack.up();
      // YAML's own check against the schema says the second.
      const said = up.output.matchAll(/property ([\w.[\]]+) value|Property (\w+) does not exist/g);
      const refused = [...said].map(([, path, name = ""]) => path ?? name);
      if (refused.length > 0) return { did: "refused", refused: [...new Set(refused)] };
      assert.equal(up.code, 0, up.output);
      const summary = up.output.slice(up.output.lastIndexOf("Resources:"));
      // A stack of its own comes with the first job.
      const [did = "unchanged"] = deeds.find(([, words]) => words.test(summary)) ?? [];
      return { did, outputs: (await stack.job("bot")).outputs };
    },
    destroy: async () => {
      await endedWith(0, stack.destroy());
    },
    close: () => Promise.resolve(stack.remove()),
  };
}
