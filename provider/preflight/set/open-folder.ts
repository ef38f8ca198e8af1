import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import path from "node:path";
import type { FileState } from "../open-training-file";
import { type FailFile, isLitter, mostFiles, type SetFile } from "./set-file";
import { setRules as rules } from "./set-rules";

/** A folder as a set, and what tells whether it has changed. */
export interface OpenFolder {
  /** In the order in which they are packed: that of their names, byte by byte. */
  readonly files: readonly SetFile[];
  /** Of the folder, with the times of the file that was written last. */
  readonly state: FileState;
  /** A hash of names, sizes and times of all files. */
  readonly contentState: string;
}

/** The files of a folder. Links are not followed, and what desktops and version control leave is no part of it. */
export async function openFolder(folder: string, fail: FailFile): Promise<OpenFolder> {
  const files: SetFile[] = [];
  const states: string[] = [];
  const own = await stat(folder, { bigint: true });
  let { ctimeMs } = own;
  const walk = async (inside: string): Promise<void> => {
    for await (const entry of await opendir(path.join(folder, inside))) {
      const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (isLitter(name) || files.length > mostFiles) continue;
      const place = path.join(folder, name);
      if (entry.isDirectory()) await walk(name);
      else if (entry.isFile()) {
        const file = await stat(place, { bigint: true });
        if (file.ctimeMs > ctimeMs) ctimeMs = file.ctimeMs;
        states.push([name, file.size, file.mtimeNs, file.ctimeNs, file.ino].join("\0"));
        files.push({ path: name, bytes: Number(file.size), open: async () => createReadStream(place) });
      } else fail(rules["set-link"], name);
    }
  };
  await walk("");
  if (files.length > mostFiles) fail(rules["set-too-many"], undefined, `more than ${mostFiles}`);
  const hash = createHash("sha256");
  for (const line of states.sort()) hash.update(`${line}\n`);
  return {
    files: files.sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path))),
    state: { ...own, ctimeMs },
    contentState: hash.digest("hex"),
  };
}
