import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TemporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

/** What a stand-in for Go does wrong. */
export interface FakeGoFaults {
  /** The version that the built CLI answers with. */
  readonly version?: string;
  /** The version that the built plugin of `@pulumi/random` answers with. */
  readonly randomVersion?: string;
  /** Kills the process that called it in the middle of the second module. */
  readonly killsCaller?: boolean;
  /** A program that does not come out of the build. */
  readonly leavesOut?: string;
  /** What the generator of a committed file writes instead of that file. */
  readonly generates?: string;
  /** How long the build of a module takes. */
  readonly seconds?: number;
}

const SCRIPTS = [
  "nodejs/dist/pulumi-resource-pulumi-nodejs",
  "python/dist/pulumi-resource-pulumi-python",
  "python/cmd/pulumi-language-python-exec",
];

/** The version of the CLI that the committed Go module pins. */
export function pinnedVersion(clone: TemporaryClone): string {
  const goMod = readFileSync(join(clone.folder, "tools/engine/go/cli/go.mod"), "utf8");
  return /pulumi\/pkg\/v3 v(\S+)/.exec(goMod)?.[1] ?? "";
}

/** The version of `@pulumi/random` whose plugin the committed Go module builds. */
export function randomVersion(clone: TemporaryClone): string {
  const source = readFileSync(join(clone.folder, "tools/engine/go/random/provider/provider.go"), "utf8");
  return /Version = "(\S+)"/.exec(source)?.[1] ?? "";
}

/**
 * Puts a stand-in for Go on the clone's PATH. It "builds" the programs that a module's `tool` lines name, within
 * milliseconds, and counts its calls.
 */
export function fakeGo(clone: TemporaryClone, faults: FakeGoFaults = {}): { calls(): readonly string[] } {
  const log = join(clone.bin, "../go-calls");
  const sdk = join(clone.bin, "../sdk");
  for (const script of SCRIPTS) {
    mkdirSync(dirname(join(sdk, script)), { recursive: true });
    writeFileSync(join(sdk, script), "#!/bin/sh\n", { mode: 0o444 });
  }
  const version = faults.version ?? `v${pinnedVersion(clone)}`;
  writeProgram(
    join(clone.bin, "go"),
    `module=$(node -p 'path.basename(process.cwd())')
echo "$1 $module" >> '${log}'
if [ "$1" = list ]; then echo '${sdk}'; exit 0; fi
if [ "$1" = run ]; then
  for written; do :; done
  ${faults.generates === undefined ? 'cp "${written##*/}" "$written"' : `echo '${faults.generates}' > "$written"`}
  exit 0
fi
echo "go: downloading something" >&2
sleep ${faults.seconds ?? 0}
${faults.killsCaller === true ? '[ "$module" = cli ] && kill -KILL $PPID && exit 1' : ""}
version=${version}
[ "$module" = random ] && version=${faults.randomVersion ?? randomVersion(clone)}
for program in $(node -p 'fs.readFileSync("go.mod","utf8").match(/^(tool |\\t)\\S+\\/(pulumi[a-z-]*)$/gm).map(l=>l.split("/").pop()).join(" ")'); do
  [ "$program" = '${faults.leavesOut ?? ""}' ] && continue
  printf "#!/bin/sh\\necho $version\\n" > "$GOBIN/$program"
  chmod 755 "$GOBIN/$program"
done`,
  );
  return { calls: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []) };
}
