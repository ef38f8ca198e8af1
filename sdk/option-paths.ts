import { own } from "../provider/base/own";
import type * as pulumi from "@pulumi/pulumi";

/** What the engine sees of an argument that the constructor makes others of. */
export interface Renamed {
  /** What decides, where the argument stood. */
  readonly own: readonly string[];
  /** What only follows it: ignored along with it, and no reason to replace anything. */
  readonly derived: readonly string[];
}

/** Arguments that become others, by their public names. */
export type Renames = Readonly<Record<string, Renamed>>;

/**
 * Resource options that name arguments, with the names that the engine sees. Under a name that it does not see, it would ignore
 * nothing without a word, and the change would be paid for.
 */
export function translateOptions<Options extends pulumi.CustomResourceOptions>(
  opts: Options,
  renames: Renames,
): Options {
  const { ignoreChanges, replaceOnChanges, hideDiffs } = opts;
  const everything = (paths: readonly string[]) =>
    translate(paths, renames, ({ own, derived }) => [...own, ...derived]);
  return {
    ...opts,
    ...(ignoreChanges === undefined ? {} : { ignoreChanges: everything(ignoreChanges) }),
    ...(replaceOnChanges === undefined
      ? {}
      : { replaceOnChanges: translate(replaceOnChanges, renames, ({ own }) => own) }),
    ...(hideDiffs === undefined ? {} : { hideDiffs: everything(hideDiffs) }),
  };
}

function translate(
  paths: readonly string[],
  renames: Renames,
  names: (renamed: Renamed) => readonly string[],
): string[] {
  const translated = paths.flatMap((path) => {
    const { root, rest } = splitPath(path);
    const renamed = own(renames, root);
    if (renamed === undefined) return [path];
    // One of several stands at the same place in what is made of them; what is further inside stands nowhere else.
    const index = /^\[(?:\d+|\*)\]/.exec(rest)?.[0] ?? "";
    return names(renamed).map((name) => `${name}${index}`);
  });
  return [...new Set(translated)];
}

/** The first name of a property path, which may be in brackets, and what follows it. */
export function splitPath(path: string): { readonly root: string; readonly rest: string } {
  const [first = "", quoted, plain] = /^(?:\["([^"]*)"\]|([^.[]+))/.exec(path) ?? [];
  return { root: quoted ?? plain ?? path, rest: path.slice(first.length) };
}
