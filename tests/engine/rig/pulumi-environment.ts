import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { provideEngine } from "../../rig/built";

provideEngine();

/** What the tests' own settings must not mix with. */
const cloudSetting = /^(DASHSCOPE|QIANFAN|FINETUNE)_/;

/** The environment of `npm test` with a Pulumi home and a state backend of its own in `folder`. */
export function pulumiEnvironment(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, "home");
  const state = join(folder, "state");
  for (const path of [home, state]) mkdirSync(path, { recursive: true });
  sharePlugins(home);
  const inherited = Object.entries(process.env).filter(([name]) => !cloudSetting.test(name));
  return {
    ...Object.fromEntries(inherited),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: "tests",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
    // The tests read what is shown; a build server would get fewer status lines.
    CI: "",
  };
}

/** Plugins are no state: what the home around us has, or gets from a download, is there for every test. */
function sharePlugins(home: string): void {
  const around = process.env["PULUMI_HOME"];
  const link = join(home, "plugins");
  if (around === undefined || existsSync(link)) return;
  const shared = join(around, "plugins");
  mkdirSync(shared, { recursive: true });
  symlinkSync(shared, link, "dir");
}
