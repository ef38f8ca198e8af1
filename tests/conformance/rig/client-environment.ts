import { withoutClouds } from "./without-clouds";

/** The environment of a client's process: nothing of the user's account, no proxy, a home of its own. */
export function clientEnvironment(home: string, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    ...withoutClouds(process.env),
    HOME: home,
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
    PYTHONUNBUFFERED: "1",
    // Some clients colour and wrap what they print.
    NO_COLOR: "1",
    TERM: "dumb",
    COLUMNS: "400",
    ...own,
  };
}
