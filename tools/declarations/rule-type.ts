import type { DeclaredParameters, DeclaredShape } from "../../provider/clouds/rules/declared-block";
import type { ObjectRule, ValueRule } from "../../provider/clouds/rules/value-rule";
import type { ObjectType, Property, PropertyType } from "../../provider/contract/kinds/declaration";

const text = { type: "text" } as const;
const bag: PropertyType = { type: "map", values: { type: "any" } };

/** What a value of a rule is in a program; an advised rule tells the known choices among those that pass. */
export function ruleType(rule: ValueRule): PropertyType {
  switch (rule.kind) {
    case "boolean":
      return { type: "boolean" };
    case "any":
      return { type: "any" };
    case "text": {
      const { choices, besides, minLength, maxLength } = rule;
      const advised = rule.advised?.kind === "text" ? rule.advised.choices : undefined;
      const known = advised ?? choices;
      if (known === undefined) return { ...text, ...given({ minLength, maxLength }) };
      const isOpen = advised !== undefined || besides !== undefined;
      return { ...text, choices: known, ...(isOpen ? { open: true } : {}) };
    }
    case "number": {
      const { whole, min, max, above, below, choices } = rule;
      const number: PropertyType = {
        type: whole === true ? "integer" : "number",
        ...given({ min, max, above, below, choices }),
      };
      return rule.orText === true || rule.besides !== undefined ? { type: "one of", of: [number, text] } : number;
    }
    case "comma-list":
      return { type: "one of", of: [text, { type: "number" }] };
    case "list":
      return { type: "list", items: ruleType(rule.items) };
    case "object": {
      const object = objectType(rule);
      return rule.orFalse === true ? { type: "one of", of: [{ type: "false" }, object] } : object;
    }
  }
}

function objectType(rule: ObjectRule): PropertyType {
  const members = Object.entries(rule.members);
  if (members.length === 0) return bag;
  return {
    type: "object",
    ...given({ name: rule.name, doc: rule.doc }),
    ...(rule.others === undefined || rule.others === "error" ? {} : { open: true as const }),
    members: Object.fromEntries(
      members.map(([name, { rule: inner, type, ...said }]) => [name, { ...said, type: type ?? ruleType(inner) }]),
    ),
  };
}

/** The type of one shape of a block. */
export function shapeType({ rule, parameters }: DeclaredShape): ObjectType {
  const object = objectType(rule);
  if (object.type !== "object") throw new TypeError(`the block ${rule.name} has no members`);
  if (parameters === undefined) return object;
  const { [parameters.member]: member, ...members } = object.members;
  if (member === undefined) throw new TypeError(`the block ${rule.name} has no member ${parameters.member}`);
  // In the place where the member stands.
  const entries = Object.keys(object.members).map((name): [string, Property] => {
    const other = members[name];
    return [name, other ?? { ...member, type: parametersType(parameters) }];
  });
  return { ...object, members: Object.fromEntries(entries) };
}

/** Hyperparameters by name: each of any type that some model takes. */
export function parametersType({ name, doc, rows, docs }: DeclaredParameters): ObjectType {
  const keys = [...new Set(rows.map(({ key }) => key))];
  const members = keys.map((key): [string, Property] => {
    const own = rows.filter((row) => row.key === key);
    const said = docs[key];
    if (said === undefined)
      throw new Error(`the hyperparameter ${key} of ${name} has no sentence in its parameter-docs.ts`);
    const isRequired = own.some(({ required, where }) => required === true && where === undefined);
    return [
      key,
      {
        type: joined(own.map(({ rule }) => opened(ruleType(rule)))),
        doc: said,
        ...(isRequired ? { required: true } : {}),
      },
    ];
  });
  return { type: "object", name, doc, open: true, members: Object.fromEntries(members) };
}

/** Other values may pass for another model, or tomorrow. */
function opened(type: PropertyType): PropertyType {
  return "choices" in type && type.choices !== undefined ? { ...type, open: true } : type;
}

/** Several types as one, without what differs in bounds alone. */
function joined(types: readonly PropertyType[]): PropertyType {
  const parts = types.flatMap((type) => (type.type === "one of" ? type.of : [type]));
  const byType = new Map<string, PropertyType>();
  for (const part of parts) {
    const kind = part.type === "integer" ? "number" : part.type;
    const before = byType.get(kind);
    byType.set(kind, before === undefined ? part : both(before, part));
  }
  const [first, ...others] = byType.values();
  if (first === undefined) throw new TypeError("a hyperparameter without a rule");
  return others.length === 0 ? first : { type: "one of", of: [first, ...others] };
}

function both(one: PropertyType, other: PropertyType): PropertyType {
  if (one.type === "text" && other.type === "text" && (one.choices ?? other.choices) !== undefined)
    return { type: "text", choices: [...new Set([...(one.choices ?? []), ...(other.choices ?? [])])], open: true };
  if (one.type === "integer" && other.type === "integer") return bounds(one, other, "integer");
  if ("min" in one || "max" in one || one.type === "number" || one.type === "integer")
    return bounds(one, other, "number");
  return one;
}

/** The widest bounds of both, where both have them. */
function bounds(one: PropertyType, other: PropertyType, type: "integer" | "number"): PropertyType {
  if ((one.type !== "number" && one.type !== "integer") || (other.type !== "number" && other.type !== "integer"))
    return one;
  const least = one.min === undefined || other.min === undefined ? undefined : Math.min(one.min, other.min);
  const most = one.max === undefined || other.max === undefined ? undefined : Math.max(one.max, other.max);
  const choices =
    one.choices === undefined || other.choices === undefined
      ? undefined
      : [...new Set([...one.choices, ...other.choices])];
  return {
    type,
    ...given({ min: least, max: most, choices }),
    ...(choices === undefined ? {} : { open: true as const }),
  };
}

function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  // The same members, fewer of them.
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
