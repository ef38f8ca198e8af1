import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** The documentation, built and served as its readers have it. */
export interface ServedSite {
  /** Its address, with a slash at the end. */
  readonly url: string;
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
  const { url } = JSON.parse(String(line[0])) as { url: string };
  return {
    url,
    close: async () => {
      child.kill();
      await exited;
    },
  };
}
