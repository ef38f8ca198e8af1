import type { BosAddress } from "../bos-address";
import type { BosOperation, BosRoute } from "./bos-operation";
import { bosOperations } from "./bos-operations";
import { missingBosOperations } from "./missing-bos-operations";

/** What a request to the object storage stands for. */
export type BosTarget =
  | { readonly kind: "operation"; readonly name: string; readonly operation: BosOperation }
  /** The cloud has it, we do not. */
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "unknown"; readonly name: "unknown" };

/** Members of a query by which an operation is asked for, and not told something; the first that is there is named. */
const subResources = [
  ...["accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "inventory", "legal-hold"],
  ...["lifecycle", "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "policy"],
  ...["policyStatus", "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select"],
  ...["tagging", "torrent", "versionId", "versioning", "versions", "website", "uploads"],
];

/** Finds the operation: of those that fit, the one that asks for most. */
export function resolveBosRoute(request: Request, query: URLSearchParams, address: BosAddress): BosTarget {
  const fits = (route: BosRoute) => matches(route, request, query, levelOf(address));
  const missing = missingBosOperations.find(fits);
  if (missing !== undefined) return { kind: "missing", name: missing.name };
  const [operation] = bosOperations.filter(fits).sort((one, other) => asked(other) - asked(one));
  const named = subResources.find((name) => query.has(name) && !isAskedFor(operation, name));
  if (named !== undefined) return { kind: "missing", name: `${request.method} ?${named}` };
  return operation === undefined
    ? { kind: "unknown", name: "unknown" }
    : { kind: "operation", name: operation.name, operation };
}

function levelOf({ bucket, key }: BosAddress): BosRoute["level"] {
  if (bucket === undefined) return "service";
  return key === undefined ? "bucket" : "object";
}

function matches(route: BosRoute, request: Request, query: URLSearchParams, level: BosRoute["level"]): boolean {
  const hasQuery = (route.query ?? []).every((item) => {
    const [name = "", value] = item.split("=");
    return value === undefined ? query.has(name) : query.get(name) === value;
  });
  const hasHeader = route.header === undefined || request.headers.has(route.header);
  return route.method === request.method && route.level === level && hasQuery && hasHeader;
}

function asked(route: BosRoute): number {
  return route.query?.length ?? 0;
}

function isAskedFor(route: BosRoute | undefined, name: string): boolean {
  return route?.query?.includes(name) ?? false;
}
