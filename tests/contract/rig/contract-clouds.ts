import type { JobKey } from "../../../provider/contract/keys";
import { bailian, qianfan } from "../../engine/rig/job-program";
import { startClouds } from "../../engine/rig/start-clouds";
import { startLantern } from "../lantern/server";
import { lanternEverywhere } from "./lantern-everywhere";

/** A simulated cloud with what the contract's stories need of it. */
export interface ContractCloud {
  /** As the provider, the program and the command reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many runs were paid for. */
  runs(): number;
  /** Names of the calls, oldest first. */
  calls(): readonly string[];
  /** Until then no run ends; from then on each ends soon. */
  finishRuns(): void;
  close(): Promise<void>;
}

/** One cloud under the contract. */
export interface Contracted {
  /** Arguments that train. */
  readonly block: object;
  /** Arguments of another training. */
  readonly otherBlock: object;
  /** The same training, shown otherwise. */
  readonly relabelled: object;
  /** The call that pays. */
  readonly submit: string;
  /** The call that looks at a job. */
  readonly look: string;
  /** How IDs of its jobs look. */
  readonly id: RegExp;
  /** How its models look. */
  readonly model: RegExp;
  start(): Promise<ContractCloud>;
}

const soon = 1_200;

async function startSimulated(): Promise<ContractCloud> {
  const clouds = await startClouds({ speed: 0 });
  return {
    environment: clouds.environment,
    runs: () => clouds.runs().length,
    calls: () => clouds.calls(),
    finishRuns: () => clouds.emulator.setSpeed(soon),
    close: () => clouds.close(),
  };
}

async function startMadeUp(): Promise<ContractCloud> {
  const server = await startLantern();
  const { nodeOptions, remove } = lanternEverywhere();
  return {
    environment: {
      NODE_OPTIONS: nodeOptions,
      LANTERN_BASE_URL: server.url,
      LANTERN_TOKEN: server.token,
      FINETUNE_POLL_INTERVAL: "50ms",
    },
    runs: () => server.lit.length,
    calls: () => server.calls,
    finishRuns: () => server.burnDown(),
    close: async () => {
      await server.close();
      remove();
    },
  };
}

const lantern = { model: "candle-1", data: "wax", settings: { rounds: 2 }, label: "bright" };

/** Every cloud under the contract, by its name: the two that are shipped, and one that only the tests know. */
export const contracted: Readonly<Record<JobKey["cloud"], Contracted>> = {
  bailian: {
    block: bailian,
    otherBlock: { ...bailian, hyperParameters: { ...bailian.hyperParameters, n_epochs: 2 } },
    relabelled: { ...bailian, modelName: "support" },
    submit: "CreateFineTune",
    look: "GetFineTune",
    id: /^bailian\/ft-[^/]+$/,
    model: /^qwen3-8b-ft-/,
    start: startSimulated,
  },
  qianfan: {
    block: qianfan,
    otherBlock: { ...qianfan, hyperParameters: { ...qianfan.hyperParameters, epoch: 2 } },
    relabelled: { ...qianfan, description: "support" },
    submit: "CreateFineTuningTask",
    look: "DescribeFineTuningTask",
    id: /^qianfan\/job-[^/]+\/task-[^/]+$/,
    model: /^amv-/,
    start: startSimulated,
  },
  lantern: {
    block: lantern,
    otherBlock: { ...lantern, settings: { rounds: 3 } },
    relabelled: { ...lantern, label: "dim" },
    submit: "LightFlame",
    look: "GetFlame",
    id: /^lantern\/flame-\d+$/,
    model: /^candle-1:flame-\d+$/,
    start: startMadeUp,
  },
};
