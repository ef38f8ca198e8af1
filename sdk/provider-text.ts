import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * The runtime, by a name that is an advice: where this package is not installed any more, all that is left to say it is Node's
 * error, which repeats the name. State of 0.1.0 has it as `dynamic-runtime`.
 */
const runtime = "pulumi-finetune/add-it-to-package.json";

/**
 * The provider that state holds as text, for one member of the installed runtime: the code that runs is always the installed one,
 * nothing is captured, and refresh and destroy keep working after an upgrade.
 *
 * `require` looks from the program's folder there. Where only a library of components has this package (pnpm, monorepos), the
 * text looks from that library.
 */
export function providerText(member: string | undefined): string {
  const part = member === undefined ? "" : `.${member}`;
  const library = libraryFor(process.cwd());
  const load = library === undefined ? "require" : `require("module").createRequire(require.resolve("${library}"))`;
  return `exports.handler=()=>${load}("${runtime}")${part}`;
}

/** What stands for a folder is looked up once: a program may declare hundreds of resources. */
const libraries = new Map<string, string | undefined>();

/** The module that the program's folder has to look from; `undefined` where it can look for itself, or nothing is found. */
function libraryFor(folder: string): string | undefined {
  if (!libraries.has(folder)) libraries.set(folder, findLibrary(createRequire(join(folder, "package.json"))));
  return libraries.get(folder);
}

function findLibrary(program: NodeJS.Require): string | undefined {
  if (attempt(() => program.resolve(runtime)) !== undefined) return undefined;
  // Another copy is not the one that declares the resource.
  const own = attempt(() => createRequire(__filename).resolve(runtime));
  if (own === undefined) return undefined;
  const brings = (module: string) => attempt(() => createRequire(program.resolve(module)).resolve(runtime)) === own;
  return dependenciesOf(program)
    .flatMap((name) => [name, `${name}/package.json`])
    .find(brings);
}

function dependenciesOf(program: NodeJS.Require): readonly string[] {
  const declared = attempt((): unknown => program("./package.json"));
  return [member(declared, "dependencies"), member(declared, "devDependencies")].flatMap((named) =>
    typeof named === "object" && named !== null ? Object.keys(named) : [],
  );
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
