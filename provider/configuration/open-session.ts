import { present } from "../base/present";
import { clouds } from "../clouds";
import type { CloudName } from "../contract/keys";
import type { Observation } from "../contract/observation";
import type { Access } from "../contract/settings";
import type { CloudSession } from "../contract/session";
import type { EmbeddedClouds } from "../lifecycle/context";
import { formatResourceId, hasRun } from "../lifecycle/job/resource-id";
import type { Settings } from "./settings";

/** Opens sessions, one a cloud and process, each loaded when it is first needed. */
export interface Sessions {
  /** @throws FineTuneError `missing-credentials` */
  open(cloud: CloudName): CloudSession;
  /** One line when the clouds are simulated, so that nobody takes a rehearsal for a training. */
  readonly notice: string | undefined;
  /** Where they are simulated inside this process. */
  readonly embedded?: EmbeddedClouds;
}

/** Sessions on the clouds that the settings name; `onNote` hears what their answers have that no document knows. */
export function createSessions(settings: Settings, onNote?: (note: string) => void): Sessions {
  const opened = new Map<CloudName, CloudSession>();
  return {
    notice: simulatedNotice(settings),
    ...(settings.endpoint.kind === "embedded" ? { embedded: embeddedClouds(settings.endpoint) } : {}),
    open: (cloud) => {
      const session = opened.get(cloud) ?? openSession(cloud, settings, onNote);
      opened.set(cloud, session);
      return session;
    },
  };
}

function openSession(cloud: CloudName, settings: Settings, onNote?: (note: string) => void): CloudSession {
  const { [cloud]: own } = settings.clouds;
  if (own === undefined) throw new TypeError(`the settings were read before ${cloud} was registered`);
  const session = clouds.get(cloud).open(own, { ...accessOf(settings), ...(onNote && { onNote }) });
  const { endpoint } = settings;
  return endpoint.kind === "real"
    ? session
    : withPageOf(session, endpoint.kind === "server" ? endpoint.url : undefined);
}

/**
 * A simulated run has no page on a console: it has one on its server, which the server leads to from an address without its random
 * word; without a server there is none.
 */
function withPageOf(session: CloudSession, server: string | undefined): CloudSession {
  const { cloud, observe, list, inspect } = session;
  const paged = ({ dashboardUrl: _ofConsole, ...seen }: Observation): Observation => {
    if (server === undefined || !hasRun(clouds, { cloud, ...seen })) return seen;
    const id = encodeURIComponent(formatResourceId({ cloud, jobId: seen.jobId, ...present({ taskId: seen.taskId }) }));
    return { ...seen, dashboardUrl: `${server}/_emulator/ui/#/runs/${id}` };
  };
  return {
    ...session,
    observe: async (key, signal) => {
      const seen = await observe(key, signal);
      return seen && paged(seen);
    },
    list: async function* (signal) {
      for await (const seen of list(signal)) yield paged(seen);
    },
    inspect: async (key, block, signal) => {
      const found = await inspect(key, block, signal);
      return found && { ...found, observation: paged(found.observation) };
    },
  };
}

type EmbeddedEndpoint = Extract<Settings["endpoint"], { kind: "embedded" }>;

/** How calls travel with these settings. */
export function accessOf({ endpoint }: Settings): Access {
  return endpoint.kind === "embedded" ? { endpoint: "embedded", fetch: openClouds(endpoint) } : {};
}

function openClouds(endpoint: EmbeddedEndpoint): (request: Request) => Promise<Response> {
  const { openEmbeddedClouds } = require("./embedded-clouds") as typeof import("./embedded-clouds");
  return openEmbeddedClouds(endpoint);
}

function embeddedClouds(endpoint: EmbeddedEndpoint): EmbeddedClouds {
  return {
    folder: endpoint.dataDirectory,
    isUntouched: async () => {
      const journal = await openClouds(endpoint)(new Request("http://embedded/_emulator/journal"));
      // Calls alone change nothing.
      return !(await journal.text()).includes('"kind":"effect"');
    },
  };
}

function simulatedNotice({ endpoint }: Settings): string | undefined {
  switch (endpoint.kind) {
    case "real":
      return undefined;
    case "embedded":
      return `simulated clouds, embedded (${endpoint.dataDirectory}, speed ${endpoint.speed}): nothing is trained or paid`;
    case "server":
      return `simulated clouds at ${endpoint.url}: nothing is trained or paid`;
  }
}
