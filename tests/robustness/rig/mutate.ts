import fc from "fast-check";

/** One change of a JSON value: which of its members, and what stands there instead. */
export interface Mutation {
  readonly at: number;
  /** Absent: the member is taken away. */
  readonly becomes?: unknown;
}

/** Values at which parsers, databases and arithmetic have failed before. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "__proto__",
    "NaN",
    "1e999",
    "x".repeat(70_000),
    0,
    -0,
    -1,
    0.1,
    1e21,
    1.7976931348623157e308,
    2 ** 53,
    2 ** 63,
    -(2 ** 63),
    [],
    {},
    [null],
    [[]],
    { constructor: 1 },
  ),
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Up to four changes. `known` values are real ones, IDs for example, so that a mutated body gets past the first look. */
export function mutations(known: readonly unknown[]): fc.Arbitrary<readonly Mutation[]> {
  const value = known.length > 0 ? fc.oneof(nasty, fc.constantFrom(...known)) : nasty;
  const mutation = fc.record({ at: fc.nat(1000), becomes: value }, { requiredKeys: ["at"] });
  return fc.array(mutation, { maxLength: 4 });
}

/** A copy of a JSON value with changes; the whole value is one of its own members. */
export function mutate(value: unknown, changes: readonly Mutation[]): unknown {
  return changes.reduce(mutateOnce, value);
}

function mutateOnce(value: unknown, change: Mutation): unknown {
  const paths = pathsOf(value);
  return replaceAt(value, paths[change.at % paths.length] ?? [], change);
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, member]) => pathsOf(member).map((path) => [key, ...path]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], change: Mutation): unknown {
  if (key === undefined || typeof value !== "object" || value === null) return change.becomes;
  const entries = Object.entries(value).flatMap(([name, member]) => {
    if (name !== key) return [[name, member] as const];
    if (rest.length === 0 && !("becomes" in change)) return [];
    return [[name, replaceAt(member, rest, change)] as const];
  });
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}
