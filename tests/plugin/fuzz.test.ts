import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { kinds } from "../../provider/contract/kinds";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { sdkLibraries } from "../frontends/rig/sdk-libraries";
import { bailian, qianfan } from "../engine/rig/job-program";
import { startPlugin, urnOf, type PluginUnderTest, type Properties } from "./rig/start-plugin";

/** Above the time of any answer on a busy machine, below that of a wait. */
const answerWithinMs = 60_000;
const runs = 25;

/** Names that arguments and outputs have, so that trees get past the first look. */
const names = [
  ...kinds.flatMap(({ arguments: args, outputs }) => [...Object.keys(args), ...Object.keys(outputs)]),
  ...["bailian", "qianfan", "__meta", "__provider", "id", "constructor", "__proto__", "model", "hyperParameters"],
];
const leaf = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, ...unknownSentinels, "bailian", "bailian/ft-1", "qianfan/job-1/task-1", "embedded", "ready"),
);
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const { tree } = fc.letrec<{ tree: unknown; object: Properties }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.constantFrom<unknown>(bailian, qianfan, { versionId: "ds-1" }),
    fc.array(tie("tree"), { maxLength: 3 }),
    tie("object"),
    tie("tree").map(secret),
  ),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie("tree"), { maxKeys: 5 }),
}));
const properties = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tree, { maxKeys: 6 });
const text = fc.oneof(fc.string(), fc.constantFrom("bailian/ft-1", "qianfan/job-1/task-1", "bailian/ft-1/last"));
const urn = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom(...kinds.map(({ name }) => name), "Robot"), fc.string())
    .map(([kind, name]) => urnOf(kind, name)),
);

/** What the service answers, made of random texts and trees by whatever of a request takes them. */
function requestOf(
  type: new () => object,
  random: { urn: string; text: string; trees: readonly Properties[] },
): object {
  const request = new type();
  let used = 0;
  for (const setter of Object.getOwnPropertyNames(type.prototype).filter((name) => name.startsWith("set"))) {
    const set: unknown = Reflect.get(request, setter);
    if (typeof set !== "function") continue;
    const value = valueFor(setter.slice("set".length), random, used);
    if (value === undefined) continue;
    used += 1;
    set.call(request, value);
    // A member of the same name may be a message of another type.
    if (!isSound(request)) set.call(request, undefined);
  }
  return request;
}

function isSound(request: object): boolean {
  try {
    return request instanceof sdkLibraries.Message && request.serializeBinary().length >= 0;
  } catch {
    return false;
  }
}

const structs = /^(News|Olds|Oldinputs|OldInputs|Properties|Inputs|Args|Query|Oldoutputs|OldOutputs)$/;

function valueFor(
  name: string,
  random: { urn: string; text: string; trees: readonly Properties[] },
  index: number,
): unknown {
  if (name === "Urn") return random.urn;
  if (name === "Preview") return index % 2 === 0;
  if (name === "Timeout") return 1;
  if (name === "Tok" || name === "Token") return `finetune:index:${random.text}`;
  if (name === "Id" || name === "Name" || name === "ContinuationToken") return random.text;
  return structs.test(name)
    ? sdkLibraries.Struct.fromJavaScript({ ...random.trees[index % random.trees.length] })
    : undefined;
}

interface Answered {
  readonly error?: { readonly code: number; readonly details: string };
}

describe("every call of the engine, with properties of any kind", function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), "finetune-fuzz-"));
  let plugin: PluginUnderTest;

  before(async () => {
    plugin = await startPlugin({ FINETUNE_DATA_DIR: folder, FINETUNE_SPEED: "100000" });
  });
  beforeEach(() => plugin.configure({ endpoint: "embedded", pollInterval: "10ms" }));
  after(async () => {
    await plugin.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function call(name: string, request: object): Promise<Answered> {
    const method: unknown = Reflect.get(plugin.client, name);
    assert.ok(typeof method === "function", name);
    const options = { deadline: Date.now() + answerWithinMs };
    return new Promise((resolve) => {
      const done = (error: Answered["error"] | null) => resolve(error == null ? {} : { error });
      const answering: unknown = method.call(plugin.client, request, options, ...(isStreaming(name) ? [] : [done]));
      assert.ok(answering instanceof EventEmitter);
      if (isStreaming(name))
        answering
          .on("data", () => undefined)
          .on("error", done)
          .on("end", () => done(null));
    });
  }

  const isStreaming = (name: string) => Object(Reflect.get(ResourceProviderService, name)).responseStream === true;

  // What is cancelled answers nothing any more.
  const calls = Object.entries(ResourceProviderService).sort(
    ([one], [other]) => Number(one === "cancel") - Number(other === "cancel"),
  );
  for (const [name, definition] of calls) {
    it(`${name}: an answer or an error for people, never a crash or a wait`, async () => {
      const type = Reflect.get(definition, "requestType") as new () => object;
      const random = fc.record({ urn, text, trees: fc.array(properties, { minLength: 2, maxLength: 4 }) });
      await fc.assert(
        fc.asyncProperty(random, async (given) => {
          const { error } = await call(name, requestOf(type, given));
          if (error === undefined) return;
          // The engine takes a stack for possibly corrupt where a call ends in 2 (unknown), 13 (internal) or 15 (data loss).
          assert.ok([9, 12].includes(error.code), `${error.code} ${error.details}`);
          assert.notEqual(error.details, "");
          assert.doesNotMatch(error.details, /\bundefined\b|is not a function|not iterable|\bat .*\.[jt]s:\d/);
        }),
        { numRuns: runs, seed: Number(process.env["FUZZ_SEED"] ?? 13) },
      );
      assert.deepEqual(await plugin.checkConfig({ endpoint: "embedded" }), []);
    });
  }
});
