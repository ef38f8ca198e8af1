import { findInferenceOperation } from "./inference/inference-operations";
import type { InferenceOperation } from "./inference/inference-operation";
import { missingOperations } from "./missing-operations";
import type { Operation } from "./operation";
import type { V1Operation } from "./v1/v1-operation";
import { v1Operations } from "./v1/v1-operations";
import { operations } from "./operations";

/** What a path and an `Action` stand for. */
export type Route =
  | V2Route
  | { readonly kind: "v1"; readonly name: string; readonly operation: V1Operation }
  | {
      readonly kind: "inference";
      readonly name: string;
      readonly operation: InferenceOperation;
      /** What follows the operation's path. */
      readonly rest: string;
    };

/** What is answered in V2's envelope. */
export type V2Route =
  | { readonly kind: "operation"; readonly name: string; readonly isSigned: true; readonly operation: Operation }
  /** The cloud has it, we do not. */
  | { readonly kind: "missing"; readonly name: string; readonly isSigned: boolean }
  | { readonly kind: "unknown"; readonly name: "unknown"; readonly isSigned: true };

const operationsByRoute = new Map<string, Operation>(
  operations.flatMap((operation) =>
    [operation, ...(operation.aliases ?? [])].map(({ path, action }) => [`${path}?${action}`, operation] as const),
  ),
);
const v1ByPath = new Map<string, V1Operation>(v1Operations.map((operation) => [operation.path, operation]));
const missingByRoute = new Map(
  missingOperations.flatMap(({ path, actions, isSigned }) =>
    actions === undefined
      ? [[path, { name: path, isSigned }] as const]
      : actions.map((action) => [`${path}?${action}`, { name: action, isSigned }] as const),
  ),
);
const missingPrefixes = missingOperations.filter(({ path }) => path.endsWith("/"));

/** Finds the operation that a path and the query's `Action` name. */
export function resolveRoute(path: string, action: string | null): Route {
  const operation = operationsByRoute.get(`${path}?${action ?? ""}`);
  if (operation) return { kind: "operation", name: operation.action, isSigned: true, operation };
  const v1 = v1ByPath.get(path);
  if (v1) return { kind: "v1", name: v1.name, operation: v1 };
  const inference = findInferenceOperation(path);
  if (inference) return { kind: "inference", name: inference.operation.name, ...inference };
  const missing = missingByRoute.get(`${path}?${action ?? ""}`) ?? missingByRoute.get(path);
  if (missing) return { kind: "missing", ...missing };
  const prefix = missingPrefixes.find((candidate) => path.startsWith(candidate.path));
  if (prefix) return { kind: "missing", name: prefix.path, isSigned: prefix.isSigned };
  return { kind: "unknown", name: "unknown", isSigned: true };
}
