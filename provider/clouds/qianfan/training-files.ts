import type { MessageDialect, TrainingFiles } from "../../contract/training-files";
import { cite } from "../../sources";
import { fileSources } from "./file-sources";

/** Qianfan calls these rows Role. */
const messages: MessageDialect = {
  role: {
    code: "qianfan-role",
    severity: "error",
    shows: "value",
    says: "roles are system, user, assistant, and tool or function in function calling",
    source: cite("om1k634fe"),
  },
  otherRole: "function",
  judgesToolsAndThinking: false,
  weighsBy: "weight",
  hasFunctionCalls: true,
  mostTurns: 150,
};

/** What Qianfan takes as training files. */
export const trainingFiles: TrainingFiles = {
  formats: {
    chat: { kind: "messages", dialect: messages },
    "prompt-response": { kind: "turns" },
    dpo: { kind: "turn-pairs" },
    kto: { kind: "judged-turns" },
    text: { kind: "text" },
  },
  formatsSource: cite("9mnzot7x8"),
  layoutIn: (_format, { dataFormat }) => {
    if (dataFormat === "Prompt") return { kind: "prompts" };
    return dataFormat === "PromptSortedresponses" ? { kind: "sorted-turns" } : undefined;
  },
  sources: fileSources,
  bounds: [
    {
      of: "bytes",
      atMost: 50 * 2 ** 30,
      rule: {
        code: "qianfan-file-size",
        severity: "error",
        shows: "value",
        says: "Qianfan imports 50 GB from a file in BOS",
        source: cite("yliu6bqzw"),
      },
    },
    {
      of: "rows",
      atLeast: 32,
      rule: {
        code: "qianfan-rows",
        severity: "error",
        shows: "value",
        says: "Qianfan trains on 32 rows or more",
        source: cite("003", "error 510101"),
      },
    },
  ],
  longRows: { fate: "are cut off", source: cite("recorded answers", "the one on supervised tuning, of 2023") },
};
