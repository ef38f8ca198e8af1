import { isRecord } from "../base/is-record";
import { mark } from "../base/mark";
import type { Properties } from "./protocol";
import { schemaText } from "./schema-text";

/** A type of the package schema, as far as it names members. */
interface Type {
  readonly $ref?: string;
  readonly items?: Type;
  readonly additionalProperties?: Type;
  readonly oneOf?: readonly Type[];
}
type Members = Readonly<Record<string, Type>>;
interface PackageSchema {
  readonly resources: Readonly<Record<string, { readonly inputProperties?: Members }>>;
  readonly types: Readonly<Record<string, { readonly properties?: Members }>>;
}

let read: PackageSchema | undefined;
// Our own generated file: a library that checks it would double the time until the first answer.
const packageSchema = () => (read ??= JSON.parse(schemaText()) as PackageSchema);

/**
 * Arguments under the names of the schema. The SDK of Python translates its own ones (`model_name`), but where an argument has one of
 * several types it leaves them: always before 3.260, and since where the value fits none of them, so that every mistake in it would
 * be told of names that the program does not have [pulumi sdk for python 3.272.0].
 * @param kind type token of the resource.
 */
export function withSchemaNames(kind: string, properties: Properties): Properties {
  if (!hasPythonName(properties)) return properties;
  const { inputProperties = {} } = packageSchema().resources[kind] ?? {};
  return renamed(properties, inputProperties, false);
}

function hasPythonName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPythonName);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([name, member]) => name.includes("_") || hasPythonName(member));
}

function renamed(values: Properties, known: Members, isInChoice: boolean): Properties {
  const byPythonName = new Map(Object.keys(known).map((name) => [pythonName(name), name]));
  const nameOf = (given: string): string => {
    if (!isInChoice || Object.hasOwn(known, given)) return given;
    const name = byPythonName.get(given);
    return name === undefined || Object.hasOwn(values, name) ? given : name;
  };
  return Object.fromEntries(
    Object.entries(values).map(([given, value]) => {
      const name = nameOf(given);
      return [name, valueOf(value, known[name], isInChoice)];
    }),
  );
}

function valueOf(value: unknown, declared: Type | undefined, isInChoice: boolean): unknown {
  if (declared === undefined) return value;
  const options = declared.oneOf ?? [declared];
  const isChosen = isInChoice || options.length > 1;
  if (Array.isArray(value)) {
    const items = options.find((option) => option.items !== undefined)?.items;
    return value.map((item) => valueOf(item, items, isChosen));
  }
  if (!isRecord(value)) return value;
  // What the engine marks holds the value inside.
  if (Object.hasOwn(value, mark))
    return "value" in value ? { ...value, value: valueOf(value["value"], declared, isInChoice) } : value;
  const named = options.map(({ $ref = "" }) => packageSchema().types[$ref.replace("#/types/", "")]?.properties);
  const known = named.find((properties) => properties !== undefined);
  if (known !== undefined) return renamed(value, known, isChosen);
  const values = options.find((option) => option.additionalProperties !== undefined)?.additionalProperties;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, valueOf(member, values, isChosen)]));
}

/** A name as the SDK of Python has it. */
function pythonName(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
