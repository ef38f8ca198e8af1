import type { MessageDialect, TrainingFiles } from "../../contract/training-files";

const MiB = 2 ** 20;

const messages: MessageDialect = {
  role: {
    code: "role",
    severity: "error",
    shows: "value",
    says: "roles are system, user, assistant and tool",
    source: "Bailian, fine-tuning data upload rules",
  },
  judgesToolsAndThinking: true,
  hasWeight: false,
  mostTurns: Infinity,
};

/** What Bailian takes as training files. */
export const trainingFiles: TrainingFiles = {
  formats: {
    chat: { kind: "messages", dialect: messages },
    dpo: { kind: "message-pairs", dialect: messages },
    text: { kind: "text" },
  },
  bounds: [
    {
      of: "bytes",
      atMost: 300 * MiB,
      rule: {
        code: "bailian-file-size",
        severity: "error",
        shows: "value",
        says: "Bailian takes 300 MB in a file for fine-tuning",
        source: "Bailian, file upload API of August 2026; the Chinese page still says 1 GB",
      },
    },
    {
      formats: ["chat", "dpo"],
      of: "bytes",
      atMost: 200 * MiB,
      rule: {
        code: "bailian-advised-size",
        severity: "warning",
        shows: "value",
        says: "Bailian's console takes 200 MB in a file of conversations or preferences, and its API may follow",
        source: "Bailian, fine-tuning data upload rules",
      },
    },
    {
      of: "nameLength",
      atMost: 120,
      rule: {
        code: "bailian-file-name",
        severity: "warning",
        shows: "value",
        says: "Bailian's console takes 120 characters in the name of a file",
        source: "Bailian, fine-tuning in the console",
      },
    },
    {
      of: "rows",
      atLeast: 10,
      rule: {
        code: "bailian-rows",
        severity: "warning",
        shows: "value",
        says: "the smallest batch is 8 rows, a job needs more than one batch after a tenth is split off for validation, and fails ten minutes in without",
        source: "Bailian's command line client, dataset validation",
      },
    },
  ],
  longRows: {
    fate: "are dropped or cut off",
    fateByFormat: { chat: "are dropped", dpo: "are cut off" },
    source: "Bailian, create a fine-tuning job: max_length",
  },
};
