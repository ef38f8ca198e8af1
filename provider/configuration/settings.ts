import path from "node:path";
import { parseDuration } from "../base/duration";
import { FineTuneError } from "../base/fine-tune-error";
import type { PriceOverrides } from "../prices/price-overrides";
import { settingsTable, type SettingName } from "./settings-table";

/** Where settings come from: stack configuration by full key, environment by name. */
export interface SettingSources {
  config(key: string): string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the Pulumi program; relative paths start there. */
  readonly programDirectory: string;
}

/** Which clouds the provider speaks to. */
export type Endpoint =
  | { readonly kind: "real" }
  | {
      readonly kind: "embedded";
      readonly dataDirectory: string;
      readonly speed: number | "instant";
    }
  | { readonly kind: "server"; readonly url: string };

/** Everything that can be configured, read once when the provider starts. */
export interface Settings {
  readonly endpoint: Endpoint;
  readonly namespace: string;
  /** Folder of the Pulumi program; relative paths start there. */
  readonly programDirectory: string;
  /** Where this package keeps what it may lose: `finetune:dataDir`. */
  readonly dataDirectory: string;
  /** Longest pause between two looks at a running job, in real milliseconds. */
  readonly pollIntervalMs: number;
  /** Seconds of the cloud's time in one real second. */
  readonly timeScale: number;
  /** Where each cloud's calls go, as it is kept in state: `embedded` or the base URL. */
  readonly endpoints: { readonly bailian: string; readonly qianfan: string };
  readonly bailian: {
    readonly baseUrl: string;
    readonly apiKey?: string;
    readonly workspace?: string;
  };
  readonly qianfan: {
    readonly baseUrl: string;
    readonly accessKey?: string;
    readonly secretKey?: string;
    /** S3-compatible endpoint of the object storage; absent: the region's own. */
    readonly bosBaseUrl?: string;
    /** Region of buckets whose block names none. */
    readonly bosRegion: string;
  };
  /** Prices that go before those of the price list. */
  readonly prices?: PriceOverrides;
}

/** What `instant` counts as when times are scaled. */
const instantScale = 10_000;
/** Even instant clouds are not asked more often than this. */
const shortestPollMs = 20;

/**
 * Reads the settings. Credentials come from the environment before the configuration, because configuration is recorded in
 * state and can be stale on refresh and destroy; everything else the other way round.
 * @throws FineTuneError `bad-configuration` naming the key and what it takes.
 */
export function readSettings(sources: SettingSources): Settings {
  const get = (name: SettingName) => lookUp(sources, name);
  const endpoint = readEndpoint(get, sources.programDirectory);
  const timeScale = endpoint.kind !== "embedded" ? 1 : endpoint.speed === "instant" ? instantScale : endpoint.speed;
  const base = endpoint.kind === "server" ? endpoint.url : undefined;
  const bailianUrl = base === undefined ? readUrl("dashscopeBaseUrl", get("dashscopeBaseUrl")) : `${base}/api/v1`;
  const qianfanUrl = base ?? readUrl("qianfanBaseUrl", get("qianfanBaseUrl"));
  const isEmbedded = endpoint.kind === "embedded";
  return {
    endpoint,
    timeScale,
    endpoints: isEmbedded ? { bailian: "embedded", qianfan: "embedded" } : { bailian: bailianUrl, qianfan: qianfanUrl },
    namespace: get("namespace") ?? "",
    programDirectory: sources.programDirectory,
    dataDirectory: readDataDirectory(get, sources.programDirectory),
    pollIntervalMs: Math.max(shortestPollMs, readDuration("pollInterval", get("pollInterval")) / timeScale),
    bailian: {
      baseUrl: bailianUrl,
      ...present({
        apiKey: get("dashscopeApiKey"),
        workspace: readWorkspace(get("dashscopeWorkspace")),
      }),
    },
    qianfan: {
      baseUrl: qianfanUrl,
      bosRegion: get("bosRegion") ?? "bj",
      ...present({
        bosBaseUrl: readBosUrl(endpoint, get("bosBaseUrl")),
        accessKey: get("qianfanAccessKey"),
        secretKey: get("qianfanSecretKey"),
      }),
    },
    ...readPrices(get("prices")),
  };
}

function lookUp(sources: SettingSources, name: SettingName): string | undefined {
  const row = settingsTable[name];
  const configured = nonEmpty(sources.config(`finetune:${name}`));
  const inherited = nonEmpty(sources.environment[row.environment]);
  const value = row.isCredential ? (inherited ?? configured) : (configured ?? inherited);
  return value ?? row.fallback;
}

function readEndpoint(get: (name: SettingName) => string | undefined, programDirectory: string): Endpoint {
  const endpoint = get("endpoint");
  if (endpoint === undefined) return { kind: "real" };
  if (endpoint !== "embedded") return { kind: "server", url: readUrl("endpoint", endpoint) };
  const dataDirectory = readDataDirectory(get, programDirectory);
  return { kind: "embedded", dataDirectory, speed: readSpeed(get("speed")) };
}

function readDataDirectory(get: (name: SettingName) => string | undefined, programDirectory: string): string {
  return path.resolve(programDirectory, get("dataDir") ?? ".finetune");
}

/** The simulated object storage lies beside the simulated clouds. */
function readBosUrl(endpoint: Endpoint, configured: string | undefined): string | undefined {
  switch (endpoint.kind) {
    case "server":
      return `${endpoint.url}/_bos`;
    case "embedded":
      return "http://localhost/_bos";
    case "real":
      return configured === undefined ? undefined : readUrl("bosBaseUrl", configured);
  }
}

function readSpeed(text: string | undefined): number | "instant" {
  if (text === "instant") return text;
  const speed = Number(text);
  if (speed > 0 && Number.isFinite(speed)) return speed;
  throw badSetting("speed", text);
}

function readDuration(name: SettingName, text: string | undefined): number {
  const durationMs = parseDuration(text ?? "");
  if (durationMs !== undefined && durationMs > 0) return durationMs;
  throw badSetting(name, text);
}

/** An address with nothing in it that might be a credential: it is shown and kept in state. */
function readUrl(name: SettingName, text: string | undefined): string {
  const isAddress = text !== undefined && /^https?:\/\/[^\s/@?#]+[^\s@?#]*$/.test(text) && URL.canParse(text);
  if (isAddress) return text.replace(/\/+$/, "");
  throw notRepeated(name, ", without user name, password, query or fragment");
}

/** What cannot be an ID is not sent: the cloud's answers would carry it into state. */
function readWorkspace(text: string | undefined): string | undefined {
  if (text === undefined || /^(?!sk-)[\w-]+$/.test(text)) return text;
  throw notRepeated("dashscopeWorkspace");
}

/** The error that does not repeat a value, which may hold a password or be a key that went into the wrong setting. */
function notRepeated(name: SettingName, more = ""): FineTuneError {
  const { takes, environment } = settingsTable[name];
  return badConfiguration(name, `finetune:${name} (or ${environment}) is not what it takes: ${takes}${more}`);
}

function readPrices(text: string | undefined): { readonly prices?: PriceOverrides } {
  if (text === undefined) return {};
  // Loaded here, because it brings zod, which a check needs for nothing else.
  const { readPriceOverrides } = require("../prices/price-overrides") as typeof import("../prices/price-overrides");
  try {
    return { prices: readPriceOverrides(text) };
  } catch (error) {
    throw badSetting("prices", text, error);
  }
}

function badSetting(name: SettingName, text: string | undefined, cause?: unknown): FineTuneError {
  const { takes, environment } = settingsTable[name];
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  const message = `finetune:${name} (or ${environment}) is ${JSON.stringify(text)}${why}; it takes ${takes}`;
  return badConfiguration(name, message, cause);
}

function badConfiguration(name: SettingName, message: string, cause?: unknown): FineTuneError {
  const nextStep = `Run \`pulumi config set finetune:${name} …\` or set ${settingsTable[name].environment}.`;
  return new FineTuneError(message, { code: "bad-configuration", nextStep, cause });
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}

function present<T extends Record<string, string | undefined>>(members: T): { [K in keyof T]?: string } {
  // Same members without the undefined ones.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
