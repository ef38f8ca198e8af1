import type { MessageDialect, TrainingFiles } from "../../contract/training-files";
import { cite } from "../../sources";
import { fileSources } from "./file-sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");

const MiB = 2 ** 20;

const messages: MessageDialect = {
  role: {
    code: "role",
    severity: "error",
    shows: "value",
    says: "roles are system, user, assistant and tool",
    source: uploadRules,
  },
  judgesToolsAndThinking: true,
  weighsBy: "loss_weight",
  hasFunctionCalls: false,
  mostTurns: Infinity,
};

/** What Bailian takes as training files. */
export const trainingFiles: TrainingFiles = {
  formats: {
    chat: { kind: "messages", dialect: messages },
    dpo: { kind: "message-pairs", dialect: messages },
    text: { kind: "text" },
  },
  formatsSource: uploadRules,
  sources: fileSources,
  bounds: [
    {
      of: "bytes",
      atMost: 300 * MiB,
      rule: {
        code: "bailian-file-size",
        severity: "error",
        shows: "value",
        says: "Bailian takes 300 MB in a file for fine-tuning",
        source: `${cite("upload-file-api")}; the Chinese page still says 1 GB`,
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
        source: uploadRules,
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
        source: cite("bailian-cli", "its validation of data sets"),
      },
    },
  ],
  longRows: {
    fate: "are dropped or cut off",
    fateByFormat: { chat: "are dropped", dpo: "are cut off" },
    source: cite("create-fine-tuning-job-api", "max_length"),
  },
};
