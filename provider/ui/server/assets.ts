import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { own } from "../../base/own";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

interface Asset {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly zipped: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
}

/** The files that the page is made of. */
export interface Assets {
  /** `undefined` for a name that is none of them. */
  answer(name: string, request: Request): Response | undefined;
}

/** Where the build puts them. */
export function builtAssets(): string {
  const manifest = createRequire(__filename).resolve("pulumi-finetune/package.json");
  return path.join(path.dirname(manifest), "dist/provider/ui/assets");
}

/** Reads the files of a folder once. No name of a request is ever a path. */
export function readAssets(folder: string): Assets {
  const assets = new Map(filesIn(folder).map((name) => [name, readAsset(path.join(folder, name))]));
  return {
    answer: (name, { headers }) => {
      const asset = assets.get(name);
      if (asset === undefined) return undefined;
      const { bytes, zipped, type, tag } = asset;
      const caching = { "Cache-Control": "no-cache", ETag: tag, Vary: "Accept-Encoding" };
      if (headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers: caching });
      const zips = /\bgzip\b/.test(headers.get("accept-encoding") ?? "");
      const encoding: Record<string, string> = zips ? { "Content-Encoding": "gzip" } : {};
      return new Response(zips ? zipped : bytes, { headers: { ...caching, ...encoding, "Content-Type": type } });
    },
  };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => own(types, path.extname(name)) !== undefined);
  } catch {
    // A clone that has not been built; the page says so.
    return [];
  }
}

function readAsset(file: string): Asset {
  const bytes = Buffer.from(readFileSync(file));
  return {
    bytes,
    zipped: Buffer.from(gzipSync(bytes)),
    type: own(types, path.extname(file)) ?? "application/octet-stream",
    tag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}"`,
  };
}
