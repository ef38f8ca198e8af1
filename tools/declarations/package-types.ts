import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import { kinds } from "../../provider/contract/kinds";
import type {
  Argument,
  Change,
  KindDeclaration,
  ObjectType,
  Property,
  PropertyType,
} from "../../provider/contract/kinds/declaration";
import { nativePrefix } from "../../provider/contract/type-tokens";
import { mergedShape } from "./merged-shape";
import { shapeType } from "./rule-type";
import { idDoc, memberSentences } from "./sentences";

/** A part of a package schema, as Pulumi's metaschema has it. */
export type Spec = Readonly<Record<string, unknown>>;

/** A name as the schema's tokens have it. */
export const token = (name: string): string => `${nativePrefix}${name}`;

/** A name as types begin. */
export const capitalised = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase());

const clouds = Object.keys(declaredBlocks);
const anything = { $ref: "pulumi.json#/Any" };

/** Members of an object, as the metaschema has them. */
interface Members extends Spec {
  readonly properties: Spec;
  readonly required?: readonly string[];
}

/** Changes that make the resource anew; one that a cloud may do in place is none of them. */
const replacing: ReadonlySet<Change | undefined> = new Set<Change>([
  "trains anew",
  "uploads anew",
  "publishes anew",
  "deploys anew",
]);

/** The named types that were met, each by its token. */
export class Types {
  /**
   * @param takesResources whether a resource stands for itself, as it does for components, or for its ID.
   * @param areGiven whether values are arguments of a program, or come back to it.
   */
  constructor(
    private readonly met = new Map<string, Spec>(),
    private readonly takesResources = false,
    private readonly areGiven = true,
  ) {}

  /** The same types, for who is given resources. */
  ofComponents(): Types {
    return new Types(this.met, true);
  }

  /** The same types, for what comes back. */
  ofOutputs(): Types {
    return new Types(this.met, this.takesResources, false);
  }

  all(): Spec {
    return Object.fromEntries([...this.met].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** A member with its sentences. */
  property(owner: string, name: string, member: Property, usual: Change | undefined): Spec {
    const change = member.change ?? usual;
    const path = `${owner}${capitalised(name)}`;
    const spec = this.spec(member.sdkType ?? member.type, path, change);
    this.describe(path, idDoc(member));
    return {
      ...spec,
      description: memberSentences({ ...member, doc: { ...member.doc, en: idDoc(member) } }, usual),
      ...(replacing.has(change) ? { willReplaceOnChanges: true } : {}),
      ...(member.secret === true ? { secret: true } : {}),
    };
  }

  /**
   * Arguments of a kind with its blocks.
   * @param without paths of what is not among them.
   */
  argumentsOf(kind: KindDeclaration, without: readonly string[] = []): Members {
    const { name, blocks } = kind;
    const sent = Object.entries<Argument>(kind.arguments).filter(
      ([argument, { programOnly }]) => programOnly !== true && !without.includes(argument),
    );
    const common = this.members({ type: "object", members: Object.fromEntries(sent) }, name, "in place");
    const given = clouds.flatMap((cloud) => {
      const block = declaredBlocks[cloud as keyof typeof declaredBlocks][name];
      if (block === undefined || blocks === undefined) return [];
      const absent = below(cloud, without);
      const shapes = block.shapes
        .map(shapeType)
        // A shape that cannot be without what its owner gives elsewhere is none of the part's.
        .filter(({ members }) => !absent.some((path) => members[path]?.required === true))
        .map((shape) => lacking(shape, absent));
      const type = this.block(mergedShape(shapes), blocks.change);
      return [[cloud, { ...type, description: `${blocks.doc.en.replace(/\.$/, "")}, on the cloud \`${cloud}\`.` }]];
    });
    return { ...common, properties: { ...common.properties, ...(Object.fromEntries(given) as Spec) } };
  }

  /** Members of an object. */
  members(type: ObjectType, owner: string, usual: Change | undefined): Members {
    const entries = Object.entries(type.members);
    const required = entries.filter(([, member]) => member.required === true).map(([name]) => name);
    return {
      properties: Object.fromEntries(
        entries.map(([name, member]) => [name, this.property(owner, name, member, usual)]),
      ),
      ...(required.length === 0 ? {} : { required }),
    };
  }

  /** A cloud's block, whose name says the cloud and the kind. */
  block(type: ObjectType, usual: Change): Spec {
    return this.object({ ...type, name: (type.name ?? "").replace(/Arguments$/, "Block") }, "", usual);
  }

  /** @param path names what has no name of its own. */
  spec(type: PropertyType, path: string, usual?: Change): Spec {
    switch (type.type) {
      case "boolean":
      case "false":
        return { type: "boolean" };
      case "number":
        return { type: "number" };
      case "integer":
        // What comes back may be a count that the 32 bits of other languages cannot hold.
        return { type: this.areGiven ? "integer" : "number" };
      case "cloud":
        return this.choices(token("Cloud"), clouds, type.open === true, "A cloud.");
      case "text":
        if (type.choices === undefined) return { type: "string" };
        // A type of these values alone would refuse the plain text to the type checkers of Python; check knows which there are.
        return this.choices(token(path), type.choices, this.areGiven || type.open === true, undefined);
      case "list":
        return { type: "array", items: this.spec(type.items, path, usual) };
      case "map":
        return { type: "object", additionalProperties: this.spec(type.values, `${path}Value`, usual) };
      case "object":
        return this.object(type, path, usual);
      case "one of":
        return this.oneOf(type.of, path, usual);
      case "any":
        return anything;
      case "resource":
        return { $ref: `#/resources/${token(type.kind)}` };
      case "arguments":
        return this.part(type.kind, type.without);
      case "nothing":
      case "options":
        throw new TypeError(`${path}: ${type.type} is nothing that the plugin gets`);
    }
  }

  /** A type that is named by its place means what is said there. */
  describe(path: string, description: string): void {
    const spec = this.met.get(token(path));
    if (spec !== undefined && spec["description"] === undefined) this.met.set(token(path), { description, ...spec });
  }

  /** Arguments of a part of a component. */
  private part(kindName: string, without: readonly string[] | undefined): Spec {
    const kind = kinds.find(({ name }) => name === kindName);
    if (kind === undefined) throw new TypeError(`${kindName} is no kind`);
    const name = token(`${kindName}Part`);
    if (!this.met.has(name)) {
      const description = `Arguments of the part that is a \`${kindName}\`.`;
      this.met.set(name, { type: "object", description, ...this.argumentsOf(kind, without) });
    }
    return { $ref: `#/types/${name}` };
  }

  private object(type: ObjectType, path: string, usual: Change | undefined): Spec {
    const { name = path, doc } = type;
    const ref = { $ref: `#/types/${token(name)}` };
    if (this.met.has(token(name))) return ref;
    // Named first: a member may be of the same type.
    this.met.set(token(name), {});
    const description = doc === undefined ? {} : { description: doc.en };
    this.met.set(token(name), { type: "object", ...description, ...this.members(type, name, usual) });
    return ref;
  }

  /** A text of known values; where the list may grow, any other text as well. */
  private choices(name: string, values: readonly string[], isOpen: boolean, description: string | undefined): Spec {
    const known = { type: "string", enum: values.map((value) => ({ value })) };
    this.met.set(name, { ...(description === undefined ? {} : { description }), ...known });
    const ref = { $ref: `#/types/${name}` };
    if (!isOpen) return { type: "string", ...ref };
    // The SDK of Python takes a choice in what a function tells for an object, and fails.
    return this.areGiven ? { oneOf: [{ type: "string" }, { type: "string", ...ref }] } : { type: "string" };
  }

  /** What the plugin gets of several: a resource stands for its ID unless it is a component's, nothing for an absent value. */
  private oneOf(parts: readonly PropertyType[], path: string, usual: Change | undefined): Spec {
    const passed = parts.filter(({ type }) => type !== "nothing" && (this.takesResources || type !== "resource"));
    const specs = passed.map((part) => this.spec(part, path, usual));
    const [only] = specs;
    if (specs.length === 1 && only !== undefined) return only;
    const flat = specs.flatMap((spec) => (Array.isArray(spec["oneOf"]) ? (spec["oneOf"] as Spec[]) : [spec]));
    const distinct = new Map(flat.map((spec) => [JSON.stringify(spec), spec]));
    return { oneOf: [...distinct.values()] };
  }
}

/** Paths inside of a member. */
function below(member: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => (path.startsWith(`${member}.`) ? [path.slice(member.length + 1)] : []));
}

/** A type without members that stand at some paths, under a name of its own where it lacks any. */
function lacking(type: ObjectType, paths: readonly string[]): ObjectType {
  if (paths.length === 0) return type;
  const left = Object.entries(type.members).filter(([name]) => !paths.includes(name));
  const members = left.map(([name, member]): [string, Property] => {
    const inner = member.type.type === "object" ? lacking(member.type, below(name, paths)) : member.type;
    return [name, { ...member, type: inner }];
  });
  const name = type.name === undefined ? {} : { name: type.name.replace(/(Arguments)?$/, "Part$1") };
  return { ...type, ...name, members: Object.fromEntries(members) };
}
