import { isRecord } from "../base/is-record";
import { parseDuration } from "../base/duration";
import type { ResourceIdentity } from "../lifecycle/token";
import type { Timeouts } from "../lifecycle/limits";

/** What our resource class tells the provider beside the arguments, since the dynamic protocol drops it. */
export interface Meta {
  readonly urn: string;
  readonly name: string;
  readonly organization: string;
  readonly generation?: number;
  /** From the resource option `customTimeouts`. */
  readonly timeouts?: Timeouts;
  /** The resource option `retainOnDelete`: the engine lets go of the resource without a call. */
  readonly retainOnDelete?: true;
  /** The resource option `deletedWith` is set: the engine makes no call where that resource is deleted. */
  readonly deletedWith?: true;
  /** Of outputs: a refused replacement kept what they tell of, while the engine's inputs are the successor's already. */
  readonly isKept?: true;
  /** Known by its ID alone: of inputs, they are what the cloud tells; of outputs, no arguments are among them. */
  readonly isImported?: true;
  /** The name that the stack's autonaming configuration gave it when it was made, which it keeps. */
  readonly autoName?: { readonly name: string; readonly isExact: boolean };
  /** The `jobName` argument, kept because the output of that name is the job's real one. */
  readonly requestedName?: string;
}

/** Reads `__meta` from inputs or outputs; empty words where there is none, as for a `get`. */
export function readMeta(properties: Readonly<Record<string, unknown>>): Meta {
  const raw = properties["__meta"];
  const meta = typeof raw === "object" && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
  const text = (key: string) => (typeof meta[key] === "string" ? meta[key] : "");
  return {
    urn: text("urn"),
    name: text("name"),
    organization: text("organization"),
    ...(typeof meta["generation"] === "number" ? { generation: meta["generation"] } : {}),
    // Written by our own resource class from the typed option.
    ...(typeof meta["timeouts"] === "object" && meta["timeouts"] !== null ? { timeouts: meta["timeouts"] } : {}),
    ...(meta["retainOnDelete"] === true ? { retainOnDelete: true } : {}),
    ...(meta["deletedWith"] === true ? { deletedWith: true } : {}),
    ...(meta["isKept"] === true ? { isKept: true } : {}),
    ...(meta["isImported"] === true ? { isImported: true } : {}),
    ...(isAutoName(meta["autoName"]) ? { autoName: meta["autoName"] } : {}),
    ...(typeof meta["requestedName"] === "string" ? { requestedName: meta["requestedName"] } : {}),
  };
}

function isAutoName(value: unknown): value is NonNullable<Meta["autoName"]> {
  return isRecord(value) && typeof value["name"] === "string" && typeof value["isExact"] === "boolean";
}

/** The resource that a call is about. */
export function identityOf(meta: Meta): ResourceIdentity {
  return {
    urn: meta.urn,
    name: meta.name,
    organization: meta.organization,
    generation: meta.generation ?? 0,
  };
}

/** Milliseconds of a `customTimeouts` member. */
export function customTimeoutMs(meta: Meta, operation: keyof Timeouts): number | undefined {
  const text = meta.timeouts?.[operation];
  return text === undefined ? undefined : parseDuration(text);
}
