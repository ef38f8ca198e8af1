import type { JobRules } from "../../../provider/contract/rules";
import type { BlockTables } from "../../../provider/clouds/rules/block-tables";
import { canonicalMembers } from "../../../provider/clouds/rules/canonical";
import { checkBlock } from "../../../provider/clouds/rules/check-block";
import { workloadOf } from "../../../provider/clouds/rules/workload-of";

const source = "our choice: this cloud is made up";
const words = (en: string, zh: string) => ({ en, zh });

const tables: BlockTables = {
  title: "Lantern",
  block: {
    kind: "object",
    source,
    members: {
      model: {
        required: true,
        rule: { kind: "text", minLength: 1, source },
        doc: words("What is trained.", "训练的模型。"),
      },
      data: {
        required: true,
        rule: { kind: "text", minLength: 1, source },
        doc: words("What it learns.", "训练的数据。"),
      },
      settings: { rule: { kind: "object", members: {}, others: "any", source }, doc: words("How.", "训练的方式。") },
      label: { rule: { kind: "text", source }, doc: words("Only shown.", "仅用于显示。") },
    },
  },
  parameters: {
    member: "settings",
    rows: [{ key: "rounds", required: true, rule: { kind: "number", whole: true, min: 1, max: 9, source } }],
    takers: ["model"],
    knows: () => true,
  },
  scope: (block) => ({ ...block }),
};

/** What can be said about the block `lantern` offline. */
export const lanternRules: JobRules = {
  check: (block) => checkBlock(tables, block),
  trainedOn: (block) => canonicalMembers(block, { model: "plain", data: "plain", settings: "numbers" }),
  workload: ({ model, settings }) => workloadOf(model, settings, { epochs: "rounds", maxLength: "longest" }),
  method: () => undefined,
};
