import { accessToken } from "./access-token";
import { bearerToken } from "./bearer-token";
import type { InferenceOperation } from "./inference-operation";
import { listModels } from "./list-models";
import { v1Chat } from "./v1-chat";
import { v2Chat } from "./v2-chat";

/** Every route of inference that the simulated Qianfan answers. */
export const inferenceOperations: readonly InferenceOperation[] = [
  v1Chat,
  v2Chat,
  listModels,
  accessToken,
  bearerToken,
];

/** The operation of a path, and what follows it. */
export function findInferenceOperation(
  path: string,
): { readonly operation: InferenceOperation; readonly rest: string } | undefined {
  for (const operation of inferenceOperations) {
    if (path === operation.path) return { operation, rest: "" };
    if (operation.path.endsWith("/") && path.startsWith(operation.path)) {
      return { operation, rest: decodePath(path.slice(operation.path.length)) };
    }
  }
  return undefined;
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
