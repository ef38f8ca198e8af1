import { nearestName } from "../../base/nearest-name";
import type { FileRule, MediaSet, MediumKind } from "../../contract/training-files";
import type { Medium } from "../set/medium";
import { mediaRules as rules } from "../shapes/media-rules";

/** What lies beside the rows, and how they name it: data, which a thread can be told. */
export interface MediaIndex {
  readonly set: MediaSet;
  readonly media: readonly Medium[];
}

/** What is wrong with the name of a medium, and what to add to the sentence. */
interface ReferenceFault {
  readonly rule: FileRule;
  says(): string;
}

/** Finds the media that rows name, and remembers which were. */
export interface References {
  /** Forgets the row before. */
  begin(): void;
  find(name: string, holds: MediumKind): ReferenceFault | undefined;
  /** Takes in that the row lacks a member. */
  lack(rule: FileRule): void;
  /** The tokens of the row: those of its texts, and of the media that it names. */
  tokensWith(textTokens: () => number): number;
  /** What can be said only when all rows are read. */
  atEnd(): readonly { readonly rule: FileRule; readonly says: string }[];
}

/** Names that one message lists, and that a misspelt one is compared with (our choice). */
const listedNames = 5;
const comparedNames = 2000;

/** Addresses, and paths that lead out of the set. */
const outside = /^(?:[a-z][a-z\d+.-]*:|[/\\~])|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

/** References to what an index holds; without one, of rows that name nothing. */
export function createReferences(index: MediaIndex | undefined): References {
  const { set, media } = index ?? { set: undefined, media: [] };
  const byName = set?.namedBy === "name";
  const keyOf = (path: string): string => (byName ? path.slice(path.lastIndexOf("/") + 1) : path);
  const known = new Map(media.map((medium) => [keyOf(medium.path), medium]));
  const unused = new Set([...known].flatMap(([key, { isUnread }]) => (isUnread === true ? [] : [key])));
  let pixels = 0;
  let seconds = 0;
  let rows = 0;
  let without = 0;
  const lookUp = (name: string): string | undefined => {
    const inFolder = `${set?.folder ?? ""}/${name}`;
    return [name, inFolder].find((key) => known.has(key));
  };
  const wasMeant = (name: string): string => {
    const names = [...known.keys()];
    const twin = names.find((key) => key.toLowerCase() === name.toLowerCase());
    const near = twin ?? nearestName(name, names.slice(0, comparedNames));
    return near === undefined ? "" : `; there is \`${near}\`: did you mean that?`;
  };
  return {
    begin: () => {
      pixels = 0;
      seconds = 0;
      rows += 1;
    },
    find: (written, holds) => {
      if (set === undefined) return undefined;
      const name = written.replace(/^\.\//, "");
      const key = lookUp(keyOf(name));
      if (key !== undefined) unused.delete(key);
      if (outside.test(name)) return { rule: rules["medium-outside"], says: () => "" };
      if (byName && name.includes("/")) return { rule: rules["medium-path"], says: () => `: \`${keyOf(name)}\`` };
      const medium = key === undefined ? undefined : known.get(key);
      if (medium === undefined) return { rule: rules["medium-missing"], says: () => wasMeant(name) };
      if (medium.isUnread === true) return undefined;
      if (medium.kind !== holds) {
        return { rule: rules["medium-kind"], says: () => `: it is ${medium.what} and no ${holds}` };
      }
      pixels += (medium.width ?? 0) * (medium.height ?? 0);
      seconds += medium.seconds ?? 0;
      return undefined;
    },
    lack: (rule) => {
      if (rule === rules["target-missing"]) without += 1;
    },
    tokensWith: (textTokens) => {
      const { pixelsPerToken } = set?.media.picture ?? {};
      const { tokensPerSecond } = set?.media.recording ?? {};
      // Where the sound is billed, its words are not.
      if (tokensPerSecond !== undefined) return Math.round(seconds * tokensPerSecond);
      return textTokens() + (pixelsPerToken === undefined ? 0 : Math.ceil(pixels / pixelsPerToken));
    },
    atEnd: () => {
      const names = [...unused].slice(0, listedNames).join(", ");
      const more = unused.size > listedNames ? " and others" : "";
      const many = unused.size === 1 ? "1 file" : `${unused.size} files`;
      return [
        ...(without > 0 && without < rows
          ? [{ rule: rules["targets-mixed"], says: `${without} of ${rows} rows: ${rules["targets-mixed"].says}` }]
          : []),
        ...(unused.size > 0
          ? [{ rule: rules["medium-unused"], says: `the set holds ${many} that no row names: ${names}${more}` }]
          : []),
      ];
    },
  };
}
