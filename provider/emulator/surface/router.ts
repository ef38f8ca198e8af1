/** By what a request is told to be for an operation. */
export interface Route {
  /** Absent: any. */
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** `:name` is one segment, `:name+` all that follow, at least one, and `*` at the end whatever follows, or nothing. */
  readonly path: string;
  /** Members of the query that must be there; `name=value` where the value decides. */
  readonly query?: readonly string[];
  /** A header that must be there. */
  readonly header?: string;
}

/** What of a request a router looks at. */
export interface Asked {
  readonly method: string;
  /** As the request has it, encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Of the `Host` header, else of the URL. */
  readonly host: string;
}

/** Where a route leads, with the segments that its path names, decoded. */
export interface Found<Target> {
  readonly target: Target;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Compiled<Target> {
  readonly route: Route;
  readonly target: Target;
  /** Absent where the path is literal. */
  readonly pattern?: RegExp;
}

/**
 * Finds what a request is for. Of several routes that fit, the one that says most counts: a literal path before one with
 * names, these before `*`, then the one with more conditions, then the first of the list.
 */
export function createRouter<Target>(
  routes: readonly { readonly route: Route; readonly target: Target }[],
): (asked: Asked) => Found<Target> | undefined {
  const compiled = routes
    .map(({ route, target }): Compiled<Target> => ({ route, target, ...patternOf(route.path) }))
    .sort((one, other) => rank(one.route, other.route));
  const literal = new Map<string, Compiled<Target>[]>();
  const patterns: (Compiled<Target> & { readonly pattern: RegExp })[] = [];
  for (const entry of compiled) {
    const { route, pattern } = entry;
    if (pattern !== undefined) patterns.push({ ...entry, pattern });
    else literal.set(route.path, [...(literal.get(route.path) ?? []), entry]);
  }

  return (asked) => {
    const exact = literal.get(asked.path)?.find(({ route }) => meets(route, asked));
    if (exact !== undefined) return { target: exact.target, route: exact.route, params: {} };
    for (const { route, target, pattern } of patterns) {
      const match = meets(route, asked) ? pattern.exec(asked.path) : null;
      if (match !== null) return { target, route, params: decoded(match.groups ?? {}) };
    }
    return undefined;
  };
}

/** The conditions beside the path. */
function meets({ method, query = [], header }: Route, asked: Asked): boolean {
  if (method !== undefined && method !== asked.method) return false;
  if (header !== undefined && !asked.headers.has(header)) return false;
  return query.every((item) => {
    const [name = "", value] = item.split("=");
    return value === undefined ? asked.query.has(name) : asked.query.get(name) === value;
  });
}

function patternOf(path: string): { readonly pattern?: RegExp } {
  if (!/[:*]/.test(path)) return {};
  const segments = path.split("/").map((segment) => {
    const [, name, rest] = /^:(\w+)(\+?)$/.exec(segment) ?? [];
    if (name !== undefined) return rest === "+" ? `/(?<${name}>.+)` : `/(?<${name}>[^/]+)`;
    return segment === "*" ? "(?:/.*)?" : `/${segment.replace(/[.+?^$()[\]{}|\\]/g, "\\$&")}`;
  });
  return { pattern: new RegExp(`^${segments.slice(1).join("")}$`) };
}

/** Negative where the first route says more. */
function rank(one: Route, other: Route): number {
  const [left, right] = [one.path.split("/"), other.path.split("/")];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = vagueness(left[at]) - vagueness(right[at]);
    if (difference !== 0) return difference;
  }
  return conditions(other) - conditions(one);
}

function vagueness(segment: string | undefined): number {
  if (segment === "*") return 3;
  if (segment?.startsWith(":")) return segment.endsWith("+") ? 2 : 1;
  return 0;
}

function conditions({ method, query = [], header }: Route): number {
  return query.length + (method === undefined ? 0 : 1) + (header === undefined ? 0 : 1);
}

function decoded(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, decodedText(text)]));
}

/** What cannot be decoded stands as it is. */
function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
