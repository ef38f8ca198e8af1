import { isRecord } from "../base/is-record";
import { mark } from "../base/mark";
import { unknownSentinels } from "../front/unknown-sentinels";

/** What the engine's mark says of a value ([pulumi engine 3.259.0], `resource/sig`). */
export const marks = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
} as const;

type Values = Readonly<Record<string, unknown>>;

/**
 * Values with the secrets that those of the same name are: what is made of a secret is one. As deep as both are objects, as the
 * engine does it for plugins that it keeps secrets from ([pulumi engine 3.259.0], `annotateSecrets`).
 */
export function secretsLike(values: Values, given: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      secretLike(value, Object.hasOwn(given, name) ? given[name] : undefined),
    ]),
  );
}

function secretLike(value: unknown, given: unknown): unknown {
  if (isObject(value) && isObject(given)) return secretsLike(value, given);
  return holdsSecret(given) && !isSecret(value) ? { [mark]: marks.secret, value } : value;
}

const isObject = (value: unknown): value is Values => isRecord(value) && !Object.hasOwn(value, mark);
const isSecret = (value: unknown): boolean => isRecord(value) && value[mark] === marks.secret;

function holdsSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isRecord(value) && (isSecret(value) || Object.values(value).some(holdsSecret));
}

/** What a function told, which is secret as a whole where an argument is: nobody knows what it was made of. */
export function secretIfGiven(told: Values, args: Values): Values {
  if (!holdsSecret(args)) return told;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, { [mark]: marks.secret, value }]));
}

/** What is known of a value beside itself. */
interface About {
  readonly isSecret: boolean;
  /** URNs of what it comes from. */
  readonly dependencies: readonly string[];
}

/**
 * Arguments of a component with their secrets, unknown values and dependencies at the leaves: what decides the component's shape
 * is plain then, wherever the program's language has put the mark.
 */
export function marksAtLeaves(value: unknown, about: About): unknown {
  if (Array.isArray(value)) return value.map((item) => marksAtLeaves(item, about));
  if (!isRecord(value)) return leaf(value, about);
  switch (value[mark]) {
    case marks.secret:
      return marksAtLeaves(value["value"], { ...about, isSecret: true });
    case marks.output: {
      const dependencies = [...new Set([...about.dependencies, ...texts(value["dependencies"])])];
      const inner = { isSecret: about.isSecret || value["secret"] === true, dependencies };
      return "value" in value ? marksAtLeaves(value["value"], inner) : output(inner);
    }
    case undefined: {
      const given = Object.entries(value).filter(([, member]) => member !== null);
      return Object.fromEntries(given.map(([name, member]) => [name, marksAtLeaves(member, about)]));
    }
    default:
      return value;
  }
}

function leaf(value: unknown, about: About): unknown {
  if (unknownSentinels.some((sentinel) => sentinel === value)) return output(about);
  return about.isSecret || about.dependencies.length > 0 ? output(about, { value }) : value;
}

function output({ isSecret, dependencies }: About, value: { readonly value?: unknown } = {}): Values {
  return { [mark]: marks.output, ...value, secret: isSecret, dependencies };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
