import { bailianPages } from "./bailian";
import { clients } from "./clients";
import { objectStoragePages } from "./object-storage";
import { pulumiSources } from "./pulumi";
import { qianfanPages } from "./qianfan";
import { robotPages } from "./robots";
import { seeds } from "./seeds";
import { titleOf, type Source } from "./source";
import { standards } from "./standards";

export { titleOf, type Authority, type Source } from "./source";
export { bailianPages, clients, objectStoragePages, pulumiSources, qianfanPages, robotPages, seeds, standards };

/** What a citation may say. */
export type SourceKey = (
  | (typeof seeds)[number]
  | (typeof bailianPages)[number]
  | (typeof qianfanPages)[number]
  | (typeof objectStoragePages)[number]
  | (typeof clients)[number]
  | (typeof pulumiSources)[number]
  | (typeof robotPages)[number]
  | (typeof standards)[number]
)["key"];

/**
 * Every source of the repository, seeds first, which outrank all others. A comment cites one by its key in brackets, a rule with
 * `cite`, the marks of the simulated clouds by the bare key.
 */
export const sources: readonly Source<SourceKey>[] = [
  ...seeds,
  ...bailianPages,
  ...qianfanPages,
  ...objectStoragePages,
  ...clients,
  ...pulumiSources,
  ...robotPages,
  ...standards,
];

const byKey = new Map<string, Source>(sources.map((source) => [source.key, source]));

/**
 * A source as a message names it, with the address where a reader finds it.
 * @param detail what of it, for example a row of a table.
 */
export function cite(key: SourceKey, detail?: string): `${string}https://${string}` {
  const source = byKey.get(key);
  // The key's type leaves no other one.
  if (source === undefined) throw new TypeError(`no source has the key ${key}`);
  return `${titleOf(source)}${detail === undefined ? "" : `, ${detail}`}, ${source.url}`;
}
