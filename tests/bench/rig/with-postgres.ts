import { execFileSync } from "node:child_process";
import { chownSync, existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { withTemporaryFolder } from "./with-temporary-folder";

/** Where Debian's package `postgresql` puts its servers, one folder a version. */
const debianFolder = "/usr/lib/postgresql";

/** Gives `use` a server of its own, which ends with it: each call makes an empty database for the engine's states, and tells its URL. */
export function withPostgres<T>(use: (newBackendUrl: () => string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const port = await freePort();
    const account = serverAccount();
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    const data = join(folder, "data");
    const run = (command: string, ...args: readonly string[]) =>
      execFileSync(serverCommand(command), args, { cwd: folder, stdio: "ignore", ...account });
    run("initdb", "-D", data, "-A", "trust", "-U", "postgres");
    run("pg_ctl", "-D", data, "-w", "-o", `-h 127.0.0.1 -p ${port} -k ''`, "start");
    let databases = 0;
    const newBackendUrl = () => {
      databases += 1;
      const name = `states${databases}`;
      run("createdb", "-h", "127.0.0.1", "-p", String(port), "-U", "postgres", name);
      return `postgres://postgres@127.0.0.1:${port}/${name}?sslmode=disable`;
    };
    try {
      return await use(newBackendUrl);
    } finally {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
    }
  });
}

function serverCommand(name: string): string {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const [found = name] = versions.map((version) => join(debianFolder, version, "bin", name)).filter(existsSync);
  return found;
}

/** The server refuses to run as root; Debian's package makes an account for it. */
function serverAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
