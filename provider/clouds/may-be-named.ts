import { isRecord } from "../base/is-record";
import type { LeftOut } from "./http/read-leniently";

/**
 * Whether what a list tells unreadably may be the thing that is looked for: under the members that name it, it has such a
 * name, or none that can be read.
 */
export function mayBeNamed(
  { path, isItem, item }: LeftOut,
  members: readonly string[],
  isWanted: (name: string) => boolean,
): boolean {
  if (!isItem && !members.includes(String(path.at(-1)))) return false;
  if (!isRecord(item)) return true;
  const names = members.map((member) => item[member]).filter((given) => typeof given === "string" && given !== "");
  return names.length === 0 || names.some((name) => typeof name === "string" && isWanted(name));
}
