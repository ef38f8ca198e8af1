import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { CLONE } from "./clone.mjs";
import { runCaptured } from "./process/run-captured.mjs";
import { ensurePackages } from "./setup/ensure-packages.mjs";
import { paint } from "./terminal/paint.mjs";
import { startProgress } from "./terminal/progress.mjs";
import { runMain } from "./terminal/run-main.mjs";
import { WayOutError } from "./terminal/way-out-error.mjs";

const HELP = `Usage: npm run docs [-- [--serve [--port <N>]] [--json]]

Builds the documentation as a site, in English and Chinese, from docs/, README.md and what stands beside it. It lies in
.local/site/html/ and is served by whatever serves files; its search needs no server. A link that leads nowhere is an error.

  --serve     shows it on this machine, http://127.0.0.1:4170/; built first where it is missing or older than its pages
  --port <N>  another port; 0 takes a free one
  --json      one line for programs

DOCS_BASE=/path/ builds it to stand below that path. Default: /.
`;

const SITE = join(CLONE.local, "site", "html");
/** What the site is made of. */
const SOURCES = [
  "docs",
  "tools/site",
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
];
const MORE_SOURCES = ["provider/emulator/DIFFERENCES.md", "package.json", "package-lock.json"];
const PORT = 4170;

void runMain(async () => {
  const { values } = parseArgs({
    options: {
      serve: { type: "boolean" },
      port: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const port = values.port === undefined ? PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WayOutError(`--port ${values.port} is no port`, "Give a number from 0 to 65535.");
  }
  const base = process.env["DOCS_BASE"] ?? "/";
  if (!/^\/(?:[^/]+\/)*$/.test(base)) {
    throw new WayOutError(
      `DOCS_BASE=${base} is no path of a site`,
      "It begins and ends with a slash: DOCS_BASE=/docs/",
    );
  }
  await ensurePackages();
  if (!values.serve || !isFresh(base)) await build(base);
  const { pages, bytes } = sizeOf(SITE);
  const folder = relative(process.cwd(), SITE);
  if (!values.serve) {
    const said = `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, every link leads somewhere: ${folder}/`;
    process.stdout.write(
      values.json ? `${JSON.stringify({ folder: SITE, pages, bytes })}\n` : `${paint("green", "✔")} ${said}\n`,
    );
    return 0;
  }
  // It needs the packages.
  const { serveSite } = await import("./site/serve-site.mjs");
  const url = await serveSite(SITE, { base, port });
  process.stdout.write(values.json ? `${JSON.stringify({ url, folder: SITE })}\n` : `${url} (Ctrl-C ends it)\n`);
  return 0;
});

/** @param {string} base */
async function build(base) {
  const progress = startProgress("building the documentation");
  const generator = join(CLONE.root, "node_modules", "vitepress", "bin", "vitepress.js");
  const { code, output } = await runCaptured(process.execPath, [generator, "build", join("tools", "site")], {
    cwd: CLONE.root,
    env: { ...process.env, DOCS_BASE: base, NODE_ENV: "production" },
  });
  progress.stop();
  if (code === 0) return;
  throw new WayOutError(
    `the documentation was not built:\n${output.trim()}`,
    "Repair what it names and run this again.",
  );
}

/**
 * Whether the site was built after all that it is made of, for this path.
 *
 * @param {string} base
 */
function isFresh(base) {
  const start = join(SITE, "en", "index.html");
  if (!existsSync(start)) return false;
  const builtAt = statSync(start).mtimeMs;
  const changedAt = [...SOURCES, ...MORE_SOURCES].flatMap((name) => changes(join(CLONE.root, name)));
  return readFileSync(start, "utf8").includes(`href="${base}en/"`) && changedAt.every((time) => time < builtAt);
}

/** @param {string} path of a file or folder @returns {number[]} when what is there was changed, folders that lost a file too */
function changes(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return [mtimeMs];
  return [mtimeMs, ...readdirSync(path).flatMap((name) => changes(join(path, name)))];
}

/** @param {string} folder @returns {{ pages: number, bytes: number }} */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const bytes = files
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
  return { pages: files.filter((name) => /(?:^|[\\/])(?:en|zh)[\\/].*\.html$/.test(name)).length, bytes };
}
