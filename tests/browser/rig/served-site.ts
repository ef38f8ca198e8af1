import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** The documentation, built and served as its readers have it. */
export interface ServedSite {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Every page of both languages, below the address. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/** Serves the site with `npm run docs -- --serve`, which builds it where it is not of now. */
export async function serveSite(): Promise<ServedSite> {
  const script = resolve(__dirname, "../../../tools/docs.mjs");
  const child = spawn(process.execPath, [script, "--serve", "--port", "0", "--json"], {
    env: { ...process.env, DOCS_BASE: "/" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const exited = once(child, "exit");
  const line = await Promise.race([once(createInterface(child.stdout), "line"), exited.then(() => undefined)]);
  if (line === undefined) throw new Error(`the site is not served:\n${complaint}`);
  const { url, folder } = JSON.parse(String(line[0])) as { url: string; folder: string };
  const pages = ["en", "zh"].flatMap((language) =>
    readdirSync(join(folder, language), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".html"))
      .map((name) => `${language}/${name}`),
  );
  return {
    url,
    pages,
    close: async () => {
      child.kill();
      await exited;
    },
  };
}
