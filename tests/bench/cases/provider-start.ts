import { runtime } from "@pulumi/pulumi";
import { bailian } from "../../engine/rig/job-program";
import { filesLoadedByCheck, neededLater } from "../../frontends/rig/files-loaded-by-check";
import { jobInputs } from "../../frontends/rig/job-inputs";
import { startProvider } from "../../frontends/rig/start-provider";
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
    "From the start of the dynamic provider's process to the answer of its first check over gRPC, with the settings of embedded clouds; " +
    `${rounds} rounds in turns with the serialized text of a provider that does nothing.`,
  limits:
    "The rest is the Pulumi SDK's own start. A check loads rules, tables and the lifecycle; what speaks to a cloud is loaded by the " +
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
      const figure = bounded({ name: "first check answered later by", unit: " ms", digits: 0, atMost: 100 }, later);
      const loaded = await filesLoadedByCheck(oursInputs);
      const early = loaded.filter((file) => neededLater.test(file));
      return [
        {
          ...figure,
          measured: `${figure.measured}; ${median(ours).toFixed(0)} ms against ${median(other).toFixed(0)} ms`,
        },
        {
          name: "files loaded by a check that it does not need",
          measured: `${early.length} of ${loaded.length}`,
          goal: "0",
          isMet: early.length === 0 && loaded.length > 0,
        },
      ];
    }),
};

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
