import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { preProcessFile } from "typescript";

/** The rooms below `provider/`, one or two folders deep, and who imports whom. */
export interface Rooms {
  /** In alphabetical order; `lifecycle/job` lies in `lifecycle`. */
  readonly names: readonly string[];
  /** Names of the rooms that a room imports, types included; what lies deeper counts to its room. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The room in which a room lies. */
export function outerOf(room: string): string {
  return room.split("/")[0] ?? room;
}

/** Reads every import of the provider. */
export function readRooms(root: string): Rooms {
  const folder = join(root, "provider");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .sort();
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    const room = roomOf(file);
    const outer = outerOf(room);
    if (!imports.has(outer)) imports.set(outer, new Set());
    const met = imports.get(room) ?? new Set();
    imports.set(room, met);
    for (const { fileName } of preProcessFile(readFileSync(join(folder, file), "utf8"), true, true).importedFiles) {
      const target = resolved(folder, file, fileName);
      if (target !== undefined && roomOf(target) !== room) met.add(roomOf(target));
    }
  }
  return { names: [...imports.keys()].sort(), imports };
}

function roomOf(file: string): string {
  return posix.dirname(file).split("/").slice(0, 2).join("/");
}

/** The file of the provider that a specifier leads to; `undefined` where it leads out. */
function resolved(folder: string, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  if (path.startsWith("../")) return undefined;
  const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => {
    const file = join(folder, candidate);
    return existsSync(file) && statSync(file).isFile();
  });
  if (found === undefined) throw new Error(`provider/${from} imports ${specifier}, which is not there`);
  return found;
}
