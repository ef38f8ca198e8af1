import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import { clouds } from "../../../provider/clouds";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../../provider/emulator";
import type { Host } from "../../../provider/front/host";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import type { CloudSession } from "../../../provider/contract/session";
import type { Notices } from "../../../provider/notices/notices";
import { createProcessMemory } from "../../../provider/lifecycle/process-memory";
import { callName } from "./call-name";
import { createAutomaticClock, type AutomaticClock } from "./automatic-clock";
import { createProcessLife, type ProcessLife } from "./process-life";

/** Answers a request itself or lets it through to the simulated clouds. */
export type Interceptor = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;

/** Simulated clouds, a clock that needs no waiting, and provider processes on them. */
export interface Rig {
  readonly clock: AutomaticClock;
  readonly emulator: Emulator;
  /** Every call that reached the network, as `POST /fine-tunes` or `CreateFineTuningTask`. */
  readonly calls: string[];
  /** Lines of the resources' diagnostics, `severity: message`. */
  readonly lines: string[];
  /** Status lines, newest last. */
  readonly statuses: string[];
  /** Set to come between provider and clouds. */
  intercept: Interceptor;
  /** Credentials that the next process uses. */
  credentials: { apiKey: string; accessKey: string; secretKey: string };
  /** Endpoint that the next process believes to speak to. */
  endpoint: string;
  /** Where real HTTP leads to the clouds (`serveOnLoopback`); absent: calls are answered in this process. */
  origin?: string;
  /** Longest pause between two looks at a running job. */
  pollIntervalMs: number;
  /** What a fresh process tells people with; absent: nobody is told. */
  openNotices?: () => Notices;
  /** The engine cancels the process that runs now. */
  cancel(): void;
  /** The process that runs now, or ran last. */
  readonly process: ProcessLife;
  /** A fresh provider process. */
  startProcess(): Host;
  close(): void;
}

/** Makes a rig; `options` go to the simulated clouds. */
export function createRig(options: EmulatorOptions = {}): Rig {
  const clock = createAutomaticClock();
  const emulator = createEmulator({ clock, seed: "lifecycle", ...options });
  let life = createProcessLife(clock);
  const passOn: Interceptor = (request, next) => next(request);
  const rig: Rig = {
    clock,
    emulator,
    calls: [],
    lines: [],
    statuses: [],
    intercept: passOn,
    credentials: { apiKey: "sk-one-4c1f0a9e", accessKey: "ALTAKone4c1f0a9e", secretKey: "secret-one-4c1f0a9e" },
    endpoint: "embedded",
    pollIntervalMs: 60_000,
    cancel: () => life.cancel(),
    get process() {
      return life;
    },
    startProcess: () => {
      life = createProcessLife(clock);
      return createHost(rig, life);
    },
    close: () => emulator.close(),
  };
  return rig;
}

function createHost(rig: Rig, life: ProcessLife): Host {
  const memory = createProcessMemory();
  const open = sessionOpener(rig, life);
  const notices = rig.openNotices?.();
  return {
    memory,
    clouds,
    announce: () => Promise.resolve(),
    notices: () => notices,
    contextFor: (identity, timeoutMs) => ({
      identity,
      clock: life.clock,
      random: () => 0.5,
      signal: life.cancelled,
      log: (severity, message) => Promise.resolve(void rig.lines.push(`${severity}: ${message}`)),
      status: (message) => Promise.resolve(void rig.statuses.push(message)),
      clouds,
      openSession: open,
      settings: {
        namespace: "",
        pollIntervalMs: rig.pollIntervalMs,
        timeScale: 1,
        endpoints: { bailian: rig.endpoint, qianfan: rig.endpoint },
        sites: { bailian: { host: "dashscope.aliyuncs.com", region: "cn-beijing" } },
      },
      memory,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    }),
  };
}

function sessionOpener(rig: Rig, life: ProcessLife): (cloud: ShippedCloudName) => CloudSession {
  const { apiKey, accessKey, secretKey } = rig.credentials;
  const call = async (request: Request): Promise<Response> => {
    rig.calls.push(callName(request));
    return rig.intercept(request, (passed) => rig.emulator.fetch(passed));
  };
  const { origin } = rig;
  const baseUrl = origin ?? "http://clouds.invalid";
  const ways = origin === undefined ? { fetch: (request: Request) => life.calls(() => call(request)) } : {};
  const common = { ...ways, clock: life.clock, random: () => 0.5, endpoint: rig.endpoint };
  const sessions: Partial<Record<ShippedCloudName, CloudSession>> = {};
  return (cloud) =>
    (sessions[cloud] ??=
      cloud === "bailian"
        ? openBailianSession({ ...common, baseUrl: `${baseUrl}/api/v1`, apiKey })
        : openQianfanSession({ ...common, baseUrl, bosBaseUrl: `${baseUrl}/_bos`, accessKey, secretKey }));
}
