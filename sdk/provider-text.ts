/**
 * The provider that state holds as text, for one member of the installed runtime: the code that runs is always the installed one,
 * nothing is captured, and refresh and destroy keep working after an upgrade.
 *
 * The text runs before anything of this package is loaded, so it needs nothing outside of itself. `require` looks from the
 * program's folder there. Where this package is not installed for the program, it is looked for from each package that the
 * program depends on, such as a library of components; of two different ones neither is taken. A failure is said in one line:
 * the dynamic server prints the error with its stack on the stack's row, and the whole text stands on the resource's.
 */
export function providerText(member: string | undefined): string {
  const part = member === undefined ? "" : `.${member}`;
  return `exports.handler=()=>(${load})()${part}`;
}

const load = `() => {
  const name = "pulumi-finetune/dynamic-runtime";
  try {
    return require(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND" || !error.message.includes("'" + name + "'")) throw error;
  }
  const { createRequire } = require("module");
  const folder = process.cwd();
  const program = createRequire(folder + "/package.json");
  const attempt = (work) => { try { return work(); } catch { return undefined; } };
  const { dependencies, devDependencies } = attempt(() => program("./package.json")) ?? {};
  const places = Object.keys({ ...dependencies, ...devDependencies }).map((library) => {
    const place = attempt(() => program.resolve(library + "/package.json")) ?? attempt(() => program.resolve(library));
    return place && attempt(() => createRequire(place).resolve(name));
  });
  const [found, another] = new Set(places.filter(Boolean));
  if (found && !another) return require(found);
  const error = new Error(
    (found ? "several copies of pulumi-finetune serve" : "pulumi-finetune is not installed for") + " the program in " + folder +
    ": nothing was done, and what trains or serves goes on. Add pulumi-finetune to the program's package.json, install, and run again.",
  );
  error.stack = "see the resource's own row";
  error.toString = () => "pulumi-finetune";
  throw error;
}`.replace(/\n\s*/g, " ");
