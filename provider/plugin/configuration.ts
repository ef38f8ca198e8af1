import { errorText } from "../base/error-text";
import { clouds } from "../clouds";
import { createSessions } from "../configuration/open-session";
import { readSettings, settingText, type Settings, type SettingSources } from "../configuration/settings";
import { settingRows } from "../configuration/settings-table";
import { FineTuneError } from "../base/fine-tune-error";
import { MissingKeys } from "./call-error";
import type { Properties } from "./protocol";

/** Which provider of the program is configured: the engine's own one, or one that the program declares. */
export interface ProviderIdentity {
  readonly name: string;
}

/**
 * Where settings of a provider come from. The engine makes a default provider out of the stack's configuration, which may be
 * stale on refresh and destroy; what a program gives to a provider of its own is meant for that one.
 */
export function sourcesOf(args: Properties, { name }: ProviderIdentity): SettingSources {
  return {
    config: (key) => args[key.replace(/^finetune:/, "")],
    environment: process.env,
    programDirectory: process.cwd(),
    // As the engine tells them apart [pulumi engine 3.259.0].
    isExplicit: name !== "" && !name.startsWith("default"),
  };
}

/** What is wrong with a provider's arguments, by argument. Nothing is called. */
export function checkArguments(args: Properties, identity: ProviderIdentity): { property: string; reason: string }[] {
  const known = Object.keys(settingRows());
  const foreign = Object.keys(args).filter((name) => !known.includes(name) && !engineOwn.has(name));
  const unknown = foreign.map((name) => ({
    property: name,
    reason: `\`${name}\` is no setting of finetune; known are ${known.join(", ")}`,
  }));
  try {
    const settings = readSettings(sourcesOf(args, identity));
    return [...unknown, ...refusedCredentials(args, settings)];
  } catch (error) {
    return [...unknown, { property: "", reason: errorText(error) }];
  }
}

/** Arguments that the engine adds to every provider's. */
const engineOwn = new Set(["version", "pluginDownloadURL", "__internal"]);

/** Credentials that the arguments give and that cannot be right; a cloud that is given none is not asked for any. */
function refusedCredentials(args: Properties, settings: Settings): { property: string; reason: string }[] {
  const sessions = createSessions(settings);
  return clouds.all.flatMap(({ name, credentials }) => {
    const [given] = credentials.filter((credential) => credential in args);
    if (given === undefined) return [];
    try {
      sessions.open(name);
      return [];
    } catch (error) {
      // Which one is missing is told when the provider is configured.
      if (error instanceof FineTuneError && error.code === "missing-credentials") return [];
      return [{ property: given, reason: errorText(error) }];
    }
  });
}

/**
 * Refuses a cloud whose credentials are given in part.
 * @throws MissingKeys
 */
export function requireWholeCredentials(args: Properties, settings: Settings, { name }: ProviderIdentity): void {
  if (settings.endpoint.kind === "embedded") return;
  const rows = settingRows();
  const sources = sourcesOf(args, { name });
  const isSet = (credential: string): boolean =>
    (args[credential] ?? "") !== "" || (sources.environment[rows[credential]?.environment ?? ""] ?? "") !== "";
  for (const { title, credentials } of clouds.all) {
    const missing = credentials.filter((credential) => !isSet(credential));
    if (missing.length === 0 || missing.length === credentials.length) continue;
    const keys = missing.map((credential) => ({
      name: `finetune:${credential}`,
      description: `${rows[credential]?.takes ?? credential}, which ${title} wants beside the other`,
    }));
    throw new MissingKeys(`credentials of ${title} are given in part`, keys);
  }
}

/** Settings that differ, and those of them that lead to another place than where the resources are. */
export function changedSettings(
  olds: Properties,
  news: Properties,
  identity: ProviderIdentity,
): { changed: string[]; elsewhere: string[] } {
  const rows = settingRows();
  const changed = Object.keys(rows).filter((name) => (olds[name] ?? "") !== (news[name] ?? ""));
  // What was left to the environment or to the fallback may only have been written down.
  const [before, after] = [sourcesOf(olds, identity), sourcesOf(news, identity)];
  const elsewhere = changed.filter(
    (name) => rows[name]?.isPlace === true && settingText(before, name) !== settingText(after, name),
  );
  return { changed, elsewhere };
}
