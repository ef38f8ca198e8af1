import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "../../base/canonical-json";
import { keepToUser, makePrivateFolder, privateFileMode } from "../../base/private-folder";
import type { FileScan } from "../file-scan";
import { keptScan } from "./kept-scan";
import type { ScanKey } from "./scan-key";

/** Keeps results of scans between processes. A cache never fails: what it cannot read or write it does without. */
export interface ScanCache {
  get(key: ScanKey): Promise<FileScan | undefined>;
  put(key: ScanKey, scan: FileScan): Promise<void>;
}

/** Results that are kept; the oldest go. Our choice. */
const mostEntries = 64;

/** A cache in a folder that is made when it is needed; without one, for this process. */
export function createScanCache(folder: string | undefined): ScanCache {
  /** What this process has read itself, which works where the folder cannot be written. */
  const remembered = new Map<string, FileScan>();
  return {
    get: (key) => {
      const own = remembered.get(canonicalJson(key));
      if (own !== undefined || folder === undefined) return Promise.resolve(own);
      return read(folder, key).catch(() => undefined);
    },
    put: (key, scan) => {
      if (remembered.size >= mostEntries) remembered.clear();
      remembered.set(canonicalJson(key), scan);
      // An error quotes what it found in a row, and training data is copied nowhere: such a file is read again.
      if (folder === undefined || scan.rows.findings.errorCount + (scan.set?.errorCount ?? 0) > 0)
        return Promise.resolve();
      return write(folder, key, scan).catch(() => undefined);
    },
  };
}

/** One file a path and purpose: a changed file replaces its older result. */
function entryPath(folder: string, { path: file, cloud, format, layout, tokenizer }: ScanKey): string {
  const name = createHash("sha256")
    .update(canonicalJson([file, cloud, format, layout, tokenizer]))
    .digest("hex")
    .slice(0, 32);
  return path.join(folder, `${name}.json`);
}

async function read(folder: string, key: ScanKey): Promise<FileScan | undefined> {
  // What a stranger wrote is not believed.
  keepToUser(folder);
  const kept = keptScan.parse(JSON.parse(await readFile(entryPath(folder, key), "utf8")));
  return canonicalJson(kept.key) === canonicalJson(key) ? kept.scan : undefined;
}

async function write(folder: string, key: ScanKey, scan: FileScan): Promise<void> {
  makePrivateFolder(folder, isEntry);
  const entry = entryPath(folder, key);
  const draft = `${entry}.${randomUUID()}.draft`;
  try {
    await writeFile(draft, JSON.stringify({ key, scan }), { mode: privateFileMode });
    await rename(draft, entry);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await removeOldest(folder);
}

function isEntry(name: string): boolean {
  return /^[0-9a-f]{32}\.json/.test(name);
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(isEntry);
  if (names.length <= mostEntries) return;
  const entries = await Promise.all(
    names.map(async (name) => ({ name, modified: (await stat(path.join(folder, name))).mtimeMs })),
  );
  const oldest = entries.sort((one, other) => other.modified - one.modified).slice(mostEntries);
  await Promise.all(oldest.map(({ name }) => rm(path.join(folder, name), { force: true })));
}
