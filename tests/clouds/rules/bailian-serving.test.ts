import assert from "node:assert/strict";
import type {
  BailianDatasetArguments,
  BailianDeploymentArguments,
  BailianVersionArguments,
} from "../../../provider/clouds/bailian/arguments";
import { bailianDatasetRules } from "../../../provider/clouds/bailian/dataset-rules";
import { bailianDeploymentRules } from "../../../provider/clouds/bailian/deployment-rules";
import { bailianVersionRules } from "../../../provider/clouds/bailian/version-rules";
import { UNKNOWN } from "../../../provider/base/unknown";
import { expectFindings } from "./expect-findings";
import type { Block } from "./blocks";

// The type check reads these: what the types allow, the rules know.
const dataset: Required<BailianDatasetArguments> = { purpose: "fine-tune", description: "spring corpus" };
const version: Required<BailianVersionArguments> = { modelName: "bot" };
const unit: Omit<
  Required<BailianDeploymentArguments>,
  | ("ptuCapacity" | "prefillCapacity" | "decodeCapacity" | "templateId")
  | ("chargeType" | "serviceTier" | "prePaidInfo" | "overflowStrategy" | "aigcConfig")
> = {
  plan: "mu",
  capacity: 4,
  suffix: "blue",
  deploySpec: "MU1",
  billingMethod: "POST_PAY",
  rpmLimit: 60,
  tpmLimit: 1000,
  enableThinking: true,
  maxContextLength: 8192,
  name: "bot",
  extraParameters: { novelty: 1 },
};
const reserved: BailianDeploymentArguments = {
  plan: "ptu",
  ptuCapacity: { inputTpm: 10_000, outputTpm: 1_000, thinkingOutputTpm: 1_000 },
  overflowStrategy: "disable",
};
/** Said of every reserved throughput: nobody knows its unit. */
const both = "warning ptuCapacity";
const paid: BailianDeploymentArguments = {
  ...reserved,
  chargeType: "pre_paid",
  serviceTier: "ptu_default",
  prePaidInfo: { duration: 30, autoRenewal: true, autoRenewalDuration: 30 },
};
const split: BailianDeploymentArguments = {
  plan: "mu",
  templateId: "MU1-PD",
  prefillCapacity: 4,
  decodeCapacity: 8,
};

const deployments: readonly (readonly [string, Block, readonly string[]])[] = [
  ["LoRA needs nothing but its plan", { plan: "lora" }, []],
  ["a capacity for LoRA, where it has no effect", { plan: "lora", capacity: 1 }, ["warning capacity"]],
  ["model units with everything", { ...unit }, []],
  ["reserved throughput", { ...reserved }, [both]],
  ["reserved throughput that is paid beforehand", { ...paid }, [both]],
  ["paid beforehand for no time", { ...paid, prePaidInfo: undefined }, ["error prePaidInfo", both]],
  ["a time without paying beforehand", { ...paid, chargeType: "post_paid" }, ["error prePaidInfo", both]],
  ["31 days", { ...paid, prePaidInfo: { duration: 31 } }, ["warning prePaidInfo.duration", both]],
  [
    "a renewal of no time",
    { ...paid, prePaidInfo: { duration: 1, autoRenewal: true } },
    ["error prePaidInfo.autoRenewalDuration", both],
  ],
  ["an ending that the cloud chooses", { ...paid, suffix: "blue" }, ["error suffix", both]],
  ["a tier for model units", { ...unit, serviceTier: "ptu_fast" }, ["error serviceTier"]],
  [
    "prompts of a video",
    { plan: "lora", aigcConfig: { useInputPrompt: false, prompt: "a", loraPromptDefault: "b" } },
    [],
  ],
  ["prompts of model units", { ...unit, aigcConfig: {} }, ["warning aigcConfig"]],
  ["two roles", { ...split }, []],
  ["compute units", { plan: "cu", capacity: 2 }, []],
  ["plans are compared without case", { plan: "Lora" }, []],
  ["no plan", {}, ["error plan"]],
  ["a plan that nobody knows", { plan: "gold" }, ["warning plan"]],
  ["model units without template and capacity", { plan: "mu" }, ["error capacity", "error deploySpec"]],
  ["compute units without capacity", { plan: "cu" }, ["error capacity"]],
  ["MU1 in twos, as for qwen3-8b", { ...unit, capacity: 2 }, []],
  ["MU1 in threes", { ...unit, capacity: 3 }, ["warning capacity"]],
  ["MU2 in fours", { ...unit, deploySpec: "MU2" }, []],
  ["a template that documents do not name, in threes", { ...unit, deploySpec: "MU9", capacity: 3 }, []],
  ["a thousand units", { ...unit, capacity: 1000 }, ["error capacity"]],
  ["half a unit", { ...unit, capacity: 4.5 }, ["error capacity", "warning capacity"]],
  ["a suffix of nine", { ...unit, suffix: "ninechars" }, ["error suffix"]],
  ["a suffix in capitals", { ...unit, suffix: "Blue" }, ["error suffix"]],
  ["another way to pay", { ...unit, billingMethod: "PRE_PAY" }, ["warning billingMethod"]],
  ["limits of nothing", { ...unit, rpmLimit: 0, tpmLimit: 0 }, ["error rpmLimit", "error tpmLimit"]],
  ["a context of a million", { ...unit, maxContextLength: 1_000_000 }, ["error maxContextLength"]],
  ["limits for LoRA", { plan: "lora", rpmLimit: 1, enableThinking: true }, ["error enableThinking", "error rpmLimit"]],
  ["throughput for model units", { ...unit, ptuCapacity: reserved.ptuCapacity }, ["error ptuCapacity"]],
  ["reserved throughput without any", { plan: "ptu" }, ["error ptuCapacity"]],
  ["reserved throughput with units", { ...reserved, capacity: 1 }, ["warning capacity", both]],
  ["half of reserved throughput", { plan: "ptu", ptuCapacity: { inputTpm: 1 } }, ["error ptuCapacity.outputTpm"]],
  ["one role of two", { ...split, decodeCapacity: undefined }, ["error prefillCapacity"]],
  ["two roles and a capacity", { ...split, capacity: 4 }, ["error prefillCapacity"]],
  ["the template under both names", { ...unit, templateId: "MU1" }, ["error templateId"]],
  ["a misspelt member", { plan: "lora", sufix: "a" }, ["error sufix"]],
];

describe("rules of a deployment on Bailian", () => {
  for (const [what, block, findings] of deployments) {
    it(`${what}: ${findings.join(", ") || "fine"}`, () => expectFindings(bailianDeploymentRules, block, findings));
  }

  it("judge nothing that is not known yet", () => {
    for (const base of [unit, reserved, split]) {
      for (const member of Object.keys(base)) {
        const saysBoth = base === reserved && !["plan", "ptuCapacity"].includes(member);
        expectFindings(bailianDeploymentRules, { ...base, [member]: UNKNOWN }, saysBoth ? [both] : []);
      }
    }
    expectFindings(bailianDeploymentRules, { plan: "mu", capacity: 3, deploySpec: UNKNOWN }, []);
    expectFindings(bailianDeploymentRules, { plan: UNKNOWN, rpmLimit: 1 }, []);
  });

  it("name what changes in place: capacities and limits", () => {
    const { inPlace } = bailianDeploymentRules;
    const members = new Set([...Object.keys(unit), ...Object.keys(reserved), ...Object.keys(split)]);
    assert.ok(inPlace.every((member) => members.has(member)));
    assert.ok(!["plan", "suffix", "deploySpec", "name", "model"].some((member) => inPlace.includes(member)));
  });
});

describe("rules of training data and model versions on Bailian", () => {
  it("know what the types know, and nothing else", () => {
    for (const block of [{ ...dataset }, {}, { purpose: UNKNOWN }]) expectFindings(bailianDatasetRules, block, []);
    expectFindings(bailianDatasetRules, { purpose: "vision" }, ["warning purpose"]);
    expectFindings(bailianDatasetRules, { descripton: "a", description: 7 }, ["error description", "error descripton"]);
    for (const block of [{ ...version }, {}, { modelName: UNKNOWN }]) expectFindings(bailianVersionRules, block, []);
    expectFindings(bailianVersionRules, { modelName: "", step: 3 }, ["error modelName", "error step"]);
  });
});
