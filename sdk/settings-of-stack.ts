import * as pulumi from "@pulumi/pulumi";
import type { Sessions } from "../provider/configuration/open-session";
import type { Settings } from "../provider/configuration/settings";
import type { CloudName } from "../provider/contract/keys";
import type { CloudSession } from "../provider/contract/session";

/** Sessions by the settings that they were opened with: in a program of the Automation API several stacks share a process. */
const opened = new Map<string, Sessions>();

/**
 * A session on a cloud with the settings of the running stack, for programs that only read. Loaded when first needed: a program
 * that declares resources needs none.
 */
export function sessionOfStack(cloud: CloudName): CloudSession {
  const { createSessions } =
    require("../provider/configuration/open-session") as typeof import("../provider/configuration/open-session");
  const settings = settingsOfStack();
  const key = JSON.stringify(settings);
  const sessions = opened.get(key) ?? createSessions(settings);
  opened.set(key, sessions);
  return sessions.open(cloud);
}

/** The settings of the running stack. */
export function settingsOfStack(): Settings {
  const { readSettings } =
    require("../provider/configuration/settings") as typeof import("../provider/configuration/settings");
  return readSettings({
    // Not `pulumi.Config`, which warns of a secret that is read as plain text; it goes no further than the request.
    config: (key) => pulumi.runtime.getConfig(key),
    environment: process.env,
    programDirectory: process.cwd(),
  });
}
