import type { Operation } from "../call";
import { chatCompletion } from "./chat-completion";
import { generateText } from "./generate-text";
import { generationMarks } from "./generation-marks";
import { listCompatibleModels, listNativeModels } from "./list-models";

/** The calls that ask a model, and those that list what can be asked. */
export const generationOperations: readonly Operation[] = [
  {
    name: "GenerateText",
    method: "POST",
    path: "/services/aigc/text-generation/generation",
    surface: "native",
    answer: generateText,
    ...generationMarks.generate,
  },
  {
    name: "ListNativeModels",
    method: "GET",
    path: "/models",
    surface: "native",
    answer: listNativeModels,
    ...generationMarks.nativeModels,
  },
  {
    name: "ChatCompletion",
    method: "POST",
    path: "/chat/completions",
    surface: "compatible",
    answer: chatCompletion,
    ...generationMarks.chat,
  },
  {
    name: "ListModels",
    method: "GET",
    path: "/models",
    surface: "compatible",
    answer: listCompatibleModels,
    ...generationMarks.compatibleModels,
  },
];
