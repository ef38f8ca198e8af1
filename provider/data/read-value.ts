import { isRecord } from "../base/is-record";
import { readJson } from "../base/json";
import { RowRefusal } from "./data-error";

/** Null, an empty text and an empty list say the same as no member at all. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** A text that may be a number in JSON. @throws RowRefusal */
export function readText(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (Number.isSafeInteger(value) || typeof value === "boolean") return String(value);
  throw new RowRefusal(`${what} is ${kindOf(value)} and no text`);
}

/** A list or an object that may be written as a text of JSON, as cells of a table have it. @throws RowRefusal */
export function readStructure(value: unknown, what: string): unknown {
  if (typeof value !== "string") return value;
  try {
    return readJson(value);
  } catch {
    throw new RowRefusal(`${what} is a text that is no JSON`);
  }
}

/** A list, also as a text of JSON. @throws RowRefusal */
export function readList(value: unknown, what: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  const list = readStructure(value, what);
  if (Array.isArray(list)) return list as readonly unknown[];
  throw new RowRefusal(`${what} is ${kindOf(list)} and no list`);
}

/** Whether an answer is good. @throws RowRefusal */
export function readVerdict(value: unknown, what: string): boolean {
  const word = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (word === true || word === 1 || word === "true" || word === "1") return true;
  if (word === false || word === 0 || word === "false" || word === "0") return false;
  throw new RowRefusal(`${what} is neither true nor false`);
}

/** The kind of a value in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return isRecord(value) ? "an object" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
