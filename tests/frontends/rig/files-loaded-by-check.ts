import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

/** A folder from which the package is required as a program does. */
const examples = resolve(__dirname, "../../../examples");

/** What a call that only checks must not load: clients, HTTP, the simulated clouds, the database. */
export const neededLater =
  /node_modules|\/dist\/provider\/(emulator|cli)\/|\/dist\/provider\/clouds\/(http|[^/]+\/(client|session))/;

/** The built package's files and its packages that a first check adds to what the SDK's provider has loaded. */
export async function filesLoadedByCheck(inputs: object): Promise<readonly string[]> {
  const script = `
    require("@pulumi/pulumi");
    require("@pulumi/pulumi/proto/engine_grpc_pb");
    const before = new Set(Object.keys(require.cache));
    const provider = require("pulumi-finetune/dynamic-runtime");
    provider.configure({ config: { get: () => undefined } });
    provider.check({}, ${JSON.stringify(inputs)}).then(() => {
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));
      process.exit(0);
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: examples });
  // Printed by the script above.
  return JSON.parse(stdout.slice(stdout.lastIndexOf("["))) as string[];
}
