import path from "node:path";
import { parseDuration } from "../base/duration";
import { isInsecure } from "../base/loopback";
import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import { nearestName } from "../base/nearest-name";
import { loadCatalogue } from "../catalogue/catalogue-file";
import type { Catalogue } from "../contract/catalogue";
import type { CloudName } from "../contract/keys";
import type { CloudSettings, Endpoint, SettingReader, Site } from "../contract/settings";
import type { NotifySettings } from "../notices/notices";
import type { PriceOverrides } from "../prices/price-overrides";
import { settingRow } from "./settings-table";

/** Where settings come from: stack configuration by full key, environment by name. */
export interface SettingSources {
  /** A text, or what YAML makes of one without quotes: a number, a boolean, an object. */
  config(key: string): unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder of the Pulumi program; relative paths start there. */
  readonly programDirectory: string;
  /** The configuration is that of one explicit provider, which is meant for it alone: it wins over the environment. */
  readonly isExplicit?: boolean;
}

/** Everything that can be configured, read once when the provider starts. */
export interface Settings {
  readonly endpoint: Endpoint;
  readonly namespace: string;
  /** Of the stack, where the front end is not told it; the default is what the engine calls it on every backend but Pulumi Cloud. */
  readonly organization: string;
  /** Folder of the Pulumi program; relative paths start there. */
  readonly programDirectory: string;
  /** Where this package keeps what it may lose: `finetune:dataDir`. */
  readonly dataDirectory: string;
  /** Longest pause between two looks at a running job, in real milliseconds. */
  readonly pollIntervalMs: number;
  /** Seconds of the cloud's time in one real second. */
  readonly timeScale: number;
  /** Where each cloud's calls go, as it is kept in state: `embedded` or the base URL. */
  readonly endpoints: Readonly<Record<CloudName, string>>;
  /** How each cloud is reached. */
  readonly clouds: Readonly<Record<CloudName, CloudSettings>>;
  /** Where each cloud is paid that has prices of its own in each region. */
  readonly sites: Readonly<Record<CloudName, Site>>;
  /** Whom to tell what happens. */
  readonly notify: NotifySettings;
  /** Prices that go before those of the price list. */
  readonly prices?: PriceOverrides;
  /** `finetune.catalogue.json` beside `Pulumi.yaml`, which goes before the tables. */
  readonly catalogue?: Catalogue;
}

/** What `instant` counts as when times are scaled. */
const instantScale = 10_000;
/** Even instant clouds are not asked more often than this. */
const shortestPollMs = 20;

/**
 * Reads the settings. Credentials come from the environment before the configuration, because configuration is recorded in
 * state and can be stale on refresh and destroy; everything else the other way round.
 * @throws FineTuneError `bad-configuration` naming the key and what it takes, `bad-catalogue`.
 */
export function readSettings(sources: SettingSources): Settings {
  const get: Lookup = (name) => settingText(sources, name);
  const allowsInsecure = readFlag("allowInsecureEndpoint", get("allowInsecureEndpoint"));
  const endpoint = readEndpoint(get, sources.programDirectory);
  if (endpoint.kind === "server") requireSimulated(endpoint.url);
  const timeScale = endpoint.kind !== "embedded" ? 1 : endpoint.speed === "instant" ? instantScale : endpoint.speed;
  const reader: SettingReader = {
    text: get,
    address: (name) => readAddress(get, name),
    refusal: notRepeated,
  };
  const each = clouds.all.map((cloud) => [cloud.name, cloud.readSettings(reader, endpoint)] as const);
  // What simulated clouds say of themselves holds for no other.
  const catalogue = loadCatalogue(sources.programDirectory)?.filter(
    ({ isSimulated }) => isSimulated !== true || endpoint.kind !== "real",
  );
  const isEmbedded = endpoint.kind === "embedded";
  return {
    endpoint,
    timeScale,
    endpoints: Object.fromEntries(each.map(([cloud, { baseUrl }]) => [cloud, isEmbedded ? "embedded" : baseUrl])),
    namespace: get("namespace") ?? "",
    organization: get("organization") ?? "",
    programDirectory: sources.programDirectory,
    dataDirectory: readDataDirectory(get, sources.programDirectory),
    pollIntervalMs: Math.max(shortestPollMs, readDuration("pollInterval", get("pollInterval")) / timeScale),
    clouds: Object.fromEntries(each),
    sites: Object.fromEntries(
      clouds.all.flatMap(({ name, siteOf }) => (siteOf ? [[name, siteOf(reader)] as const] : [])),
    ),
    notify: { targets: readNotify(get("notify"), allowsInsecure), allowsInsecure },
    ...readPrices(get("prices")),
    ...(catalogue === undefined ? {} : { catalogue }),
  };
}

type Lookup = (name: string) => string | undefined;

/** A setting as it is given, by the order in which its sources win; its fallback where none gives it. */
export function settingText(sources: SettingSources, name: string): string | undefined {
  const row = settingRow(name);
  const configured = nonEmpty(textOf(sources.config(`finetune:${name}`)));
  const inherited = nonEmpty(sources.environment[row.environment]);
  const isEnvironmentFirst = row.isCredential && sources.isExplicit !== true;
  const value = isEnvironmentFirst ? (inherited ?? configured) : (configured ?? inherited);
  return value ?? row.fallback;
}

/** As Pulumi would have kept it in quotes. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string" || value === undefined || value === null) return value ?? undefined;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

function readEndpoint(get: Lookup, programDirectory: string): Endpoint {
  const endpoint = get("endpoint");
  if (endpoint === undefined) return { kind: "real" };
  if (endpoint !== "embedded") return { kind: "server", url: readAddress(get, "endpoint", ["embedded"]) };
  const dataDirectory = readDataDirectory(get, programDirectory);
  return { kind: "embedded", dataDirectory, speed: readSpeed(get("speed")) };
}

/** Where keys are sent. */
function readAddress(get: Lookup, name: string, words?: readonly string[]): string {
  const url = readUrl(name, get(name), words);
  if (!isInsecure(url) || readFlag("allowInsecureEndpoint", get("allowInsecureEndpoint"))) return url;
  const { environment } = settingRow(name);
  throw new FineTuneError(`finetune:${name} (or ${environment}) is ${url}: whoever is on the way reads the keys`, {
    code: "bad-configuration",
    nextStep:
      "Give an https address; where the way is safe by itself (a network of containers), set finetune:allowInsecureEndpoint to true.",
  });
}

/** What passes for a rehearsal must not be paid. */
function requireSimulated(url: string): void {
  const { hostname } = new URL(url);
  const real = clouds.all.find(({ domains = [] }) => domains.some((domain) => `.${hostname}`.endsWith(`.${domain}`)));
  if (real === undefined) return;
  const { baseUrlSetting, title } = real;
  throw new FineTuneError(`finetune:endpoint (or FINETUNE_ENDPOINT) is ${url}: that is the real ${title}`, {
    code: "bad-configuration",
    nextStep: `Leave it out for the real clouds; another address of them belongs into finetune:${baseUrlSetting}.`,
  });
}

function readFlag(name: string, text: string | undefined): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw badSetting(name, text);
}

function readDataDirectory(get: Lookup, programDirectory: string): string {
  return path.resolve(programDirectory, get("dataDir") ?? ".finetune");
}

function readSpeed(text: string | undefined): number | "instant" {
  if (text === "instant") return text;
  const speed = Number(text);
  if (speed > 0 && Number.isFinite(speed)) return speed;
  throw badSetting("speed", text);
}

function readDuration(name: string, text: string | undefined): number {
  const durationMs = parseDuration(text ?? "");
  if (durationMs !== undefined && durationMs > 0) return durationMs;
  throw badSetting(name, text);
}

function readUrl(name: string, text: string | undefined, words: readonly string[] = []): string {
  const isAddress = text !== undefined && /^https?:\/\/[^\s/@?#][^\s@?#]*$/.test(text) && URL.canParse(text);
  if (isAddress) return text.replace(/(?<!\/)\/+$/, "");
  const meant = text === undefined ? undefined : nearestName(text, words);
  const hint = meant === undefined ? "" : `; did you mean \`${meant}\`?`;
  throw notRepeated(name, `, without user name, password, query or fragment${hint}`);
}

/** The error that does not repeat a value, which may hold a password or be a key that went into the wrong setting. */
function notRepeated(name: string, more = ""): FineTuneError {
  const { takes, environment } = settingRow(name);
  return badConfiguration(name, `finetune:${name} (or ${environment}) is not what it takes: ${takes}${more}`);
}

function readPrices(text: string | undefined): { readonly prices?: PriceOverrides } {
  if (text === undefined) return {};
  // Loaded here, because it brings zod, which a check needs for nothing else.
  const { readPriceOverrides } = require("../prices/price-overrides") as typeof import("../prices/price-overrides");
  try {
    return {
      prices: readPriceOverrides(
        text,
        clouds.all.map(({ name }) => name),
      ),
    };
  } catch (error) {
    throw badSetting("prices", text, error);
  }
}

function readNotify(text: string | undefined, allowsInsecure: boolean): NotifySettings["targets"] {
  if (text === undefined) return [];
  // Loaded here for the same reason.
  const { readTargets } = require("../notices/targets") as typeof import("../notices/targets");
  try {
    return readTargets(text, allowsInsecure);
  } catch (error) {
    // What is wrong is told without a value: addresses are secret.
    throw notRepeated("notify", error instanceof TypeError ? `: ${error.message}` : "");
  }
}

/** A run of characters as long as keys are, and no number, duration or word that a setting takes (our choice). */
const mayBeKey = /[\w.+/=-]{20,}/;

function badSetting(name: string, text = "", cause?: unknown): FineTuneError {
  const { takes, environment } = settingRow(name);
  // Of a JSON object only names are told; what fails to be one is quoted by whoever reads it.
  const why = cause instanceof Error && (text.startsWith("{") || !mayBeKey.test(text)) ? ` (${cause.message})` : "";
  if (mayBeKey.test(text)) return notRepeated(name, why);
  const message = `finetune:${name} (or ${environment}) is ${JSON.stringify(text)}${why}; it takes ${takes}`;
  return badConfiguration(name, message, cause);
}

function badConfiguration(name: string, message: string, cause?: unknown): FineTuneError {
  const nextStep = `Run \`pulumi config set finetune:${name} …\` or set ${settingRow(name).environment}.`;
  return new FineTuneError(message, { code: "bad-configuration", nextStep, cause });
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}
