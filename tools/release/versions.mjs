import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CLONE } from "../clone.mjs";

/** Where the version stands, and what stands before and behind it. @type {readonly (readonly [file: string, pattern: RegExp])[]} */
const PLACES = [
  ["package-lock.json", /^ {2}"version": "([^"]+)"/m],
  ["sdk/schema.json", /^ {2}"version": "([^"]+)"/m],
  ["sdk/nodejs/package.json", /^ {4}"version": "([^"]+)"/m],
  ["sdk/nodejs/package.json", /^ {8}"version": "([^"]+)"/m],
  ["sdk/python/pyproject.toml", /^ *version = "([^"]+)"/m],
  ["sdk/python/pulumi_finetune/pulumi-plugin.json", /"version": "([^"]+)"/],
  ["sdk/go/finetune/pulumi-plugin.json", /"version": "([^"]+)"/],
  ["sdk/go/finetune/internal/pulumiUtilities.go", /semver\.MustParse\("([^"]+)"\)/],
  ["sdk/dotnet/version.txt", /^(\S+)/],
  ["sdk/dotnet/pulumi-plugin.json", /"version": "([^"]+)"/],
  ["sdk/java/pom.xml", /<artifactId>finetune<\/artifactId>\s*<version>([^<]+)</],
  ["sdk/java/src/main/resources/io/github/pulumifinetune/finetune/version.txt", /^(\S+)/],
];

/** @returns {string} the version of package.json, which the others follow */
export function packageVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(CLONE.root, "package.json"), "utf8"));
  return version;
}

/**
 * Where another version stands than that of package.json.
 *
 * @returns {readonly string[]} a sentence for each
 */
export function versionsOutOfStep() {
  const wanted = packageVersion();
  return PLACES.flatMap(([file, pattern]) => {
    const found = pattern.exec(readFileSync(join(CLONE.root, file), "utf8"))?.[1];
    return found === wanted ? [] : [`${file} has ${found ?? "no version"}, package.json has ${wanted}`];
  });
}

/** How many places are looked at. */
export const VERSION_PLACES = PLACES.length;
