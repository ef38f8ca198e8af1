import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { bailian } from "../../engine/rig/job-program";
import { filesLoadedByCheck, neededLater } from "../../frontends/rig/files-loaded-by-check";
import { jobInputs } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
import { startPlugin, urnOf } from "../../plugin/rig/start-plugin";
import type { Figure } from "../figure";
import type { BenchCase } from "../bench-case";
import { alternate } from "../rig/alternate";
import { bounded } from "../rig/bounded";
import { clonePath } from "../rig/clone-path";
import { embeddedEnvironment } from "../rig/embedded-environment";
import { paired } from "../rig/paired";
import { median } from "../rig/samples";
import { withTemporaryFolder } from "../rig/with-temporary-folder";

const rounds = 15;

/** How much later the first answer of our provider comes than that of one that does nothing. */
export const providerStart: BenchCase = {
  letter: "b",
  title: "Start of the provider's process",
  method:
    "From the start of the process to the answer of its first check over gRPC, with the settings of embedded clouds; " +
    `${rounds} rounds in turns: the dynamic provider with the serialized text of one that does nothing, and the plugin with one on ` +
    "the same stubs that answers what it is asked and loads nothing else.",
  limits:
    "The rest of the dynamic provider's start is the Pulumi SDK's own. A check loads rules, tables and the lifecycle; what speaks to a cloud is loaded by the " +
    "first call that does.",
  measure: (say) =>
    withTemporaryFolder(async (folder) => {
      say(`${rounds} rounds`);
      const environment = { ...embeddedEnvironment, FINETUNE_DATA_DIR: folder };
      const oursInputs = jobInputs("bench", { bailian });
      const empty = await emptyProvider();
      const start = (inputs: Readonly<Record<string, unknown>>) => async () => {
        const startedAt = performance.now();
        const provider = await startProvider(sdk, environment);
        await provider.configure({});
        await provider.check({}, inputs);
        const elapsedMs = performance.now() - startedAt;
        await provider.close();
        return elapsedMs;
      };
      const [ours, other] = await alternate(rounds, [start(oursInputs), start({ __provider: empty })] as const);
      const later = paired(ours, other, (a, b) => a - b);
      const figure = bounded(
        { name: "dynamic: first check answered later by", unit: " ms", digits: 0, atMost: 100 },
        later,
      );
      const loaded = await filesLoadedByCheck(oursInputs);
      const early = loaded.filter((file) => neededLater.test(file));
      return [
        {
          ...figure,
          measured: `${figure.measured}; ${median(ours).toFixed(0)} ms against ${median(other).toFixed(0)} ms`,
        },
        ...(await pluginStart(folder, environment)),
        {
          name: "files loaded by a check that it does not need",
          measured: `${early.length} of ${loaded.length}`,
          goal: "0",
          isMet: early.length === 0 && loaded.length > 0,
        },
      ];
    }),
};

/** How many times as long the plugin takes as one that does nothing: to its port, which the engine waits for, and to its first answer. */
async function pluginStart(folder: string, environment: NodeJS.ProcessEnv): Promise<Figure[]> {
  const empty = join(folder, "empty-plugin.js");
  writeFileSync(empty, emptyPlugin);
  const measure = async (name: string, isAsked: boolean): Promise<Figure> => {
    const start = (program?: string) => async () => {
      const startedAt = performance.now();
      const plugin = await startPlugin(environment, program);
      if (isAsked) {
        await plugin.configure({});
        await plugin.check(urnOf("FineTuneJob", "bench"), { bailian });
      }
      const elapsedMs = performance.now() - startedAt;
      await plugin.close();
      return elapsedMs;
    };
    const [ours, other] = await alternate(rounds, [start(), start(empty)] as const);
    const figure = bounded({ name, unit: " ×", digits: 2, atMost: 1.2 }, paired(ours, other));
    const times = [ours, other].map((each) => `${median(each).toFixed(0)} ms`).join(" against ");
    return { ...figure, measured: `${figure.measured}; ${times}` };
  };
  return [await measure("plugin: port told", false), await measure("plugin: first check answered", true)];
}

/** A plugin on the stubs of the Pulumi SDK that takes every setting and finds every argument right. */
const emptyPlugin = `
const sdk = (path) => require(${JSON.stringify(clonePath("node_modules"))} + "/" + path);
const grpc = sdk("@grpc/grpc-js");
const { ResourceProviderService } = sdk("@pulumi/pulumi/proto/provider_grpc_pb");
const { CheckResponse, ConfigureResponse } = sdk("@pulumi/pulumi/proto/provider_pb");
const server = new grpc.Server();
server.addService(ResourceProviderService, {
  configure: (_call, done) => done(null, new ConfigureResponse()),
  check: ({ request }, done) => {
    const answer = new CheckResponse();
    answer.setInputs(request.getNews());
    done(null, answer);
  },
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => console.log(port));
`;

/** The development SDK of this clone, with a folder of it as the program's. */
const sdk = {
  version: "of the clone",
  sdk: clonePath("node_modules/@pulumi/pulumi"),
  project: clonePath("examples"),
  remove: () => undefined,
};

/** The text that Pulumi keeps in state for a provider that does nothing. */
async function emptyProvider(): Promise<string> {
  const provider = { create: () => Promise.resolve({ id: "empty", outs: {} }) };
  return (await runtime.serializeFunction(() => provider)).text;
}
