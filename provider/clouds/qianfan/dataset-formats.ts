import type { textFormats } from "../../contract/kinds/training-dataset";

/** The cloud's words for rows of each format, the default first ([9mnzot7x8]; which fits which: our choice). */
export const dataFormats: Readonly<Record<(typeof textFormats)[number], readonly [string, ...string[]]>> = {
  chat: ["Role"],
  "prompt-response": ["PromptResponse", "PromptSortedresponses", "Prompt"],
  text: ["Text"],
  dpo: ["DPO_PromptChosenRejected"],
  kto: ["KTO_PromptChosenRejected"],
};
