import { declaredBlocks } from "../../provider/clouds/declared-blocks";
import type { DeclaredBlock, DeclaredShape } from "../../provider/clouds/rules/declared-block";
import { functions, kinds } from "../../provider/contract/kinds";
import type {
  Argument,
  Change,
  FunctionDeclaration,
  KindDeclaration,
  Output,
  Property,
  PropertyType,
} from "../../provider/contract/kinds/declaration";
import { functionCalls } from "./function-calls";
import { membersOf } from "./members-of";
import { words } from "./reference-words";
import { parametersType, shapeType } from "./rule-type";
import { changeWords, code, defaultWords, rangeWords, type Language } from "./sentences";

/** More choices than these are told beside the meaning. */
const shortList = 4;

class Page {
  constructor(private readonly language: Language) {}

  private get words(): (typeof words)[Language] {
    return words[this.language];
  }

  whole(): string {
    const { title, other, intro, gap, noSecret } = this.words;
    const hasSecret = kinds.some(({ arguments: args, outputs }) =>
      [...Object.values<Argument>(args), ...Object.values<Output>(outputs)].some(({ secret }) => secret === true),
    );
    const beginning = hasSecret ? intro : `${intro}${gap}${noSecret}`;
    return [title, other, beginning, ...kinds.map((kind) => this.kind(kind))].join("\n\n");
  }

  functions(): string {
    return [...this.words.functionsHead, ...functions.map((fn) => this.function(fn))].join("\n\n");
  }

  private kind(kind: KindDeclaration): string {
    const { arguments: argumentsWord, outputs: outputsWord, argumentHead, outputHead } = this.words;
    const args = Object.entries<Argument>(kind.arguments).filter(([, { internal }]) => internal !== true);
    const rows = args.flatMap(([name, argument]) => this.argumentRows(name, argument, kind.blocks && "in place"));
    const head = kind.blocks === undefined ? argumentHead.filter((_, index) => index !== 3) : argumentHead;
    return [
      `## \`${kind.name}\``,
      kind.doc[this.language],
      `### \`${kind.name}\`${this.colon()}${argumentsWord}`,
      table(head, kind.blocks === undefined ? rows.map((row) => row.filter((_, index) => index !== 3)) : rows),
      ...this.blocks(kind),
      `### \`${kind.name}\`${this.colon()}${outputsWord}`,
      table(outputHead, this.outputRows(kind)),
    ].join("\n\n");
  }

  private colon(): string {
    return this.language === "en" ? ": " : "：";
  }

  private blocks({ name, blocks }: KindDeclaration): string[] {
    if (blocks === undefined) return [];
    const count = blocks.count === "exactly one" ? this.words.exactlyOne : this.words.atMostOne;
    const own = Object.entries(declaredBlocks).flatMap(([cloud, all]): [string, DeclaredBlock][] => {
      const block = all[name];
      return block === undefined ? [] : [[cloud, block]];
    });
    return [
      `${blocks.doc[this.language]}${this.words.gap}${count}`,
      ...own.flatMap(([cloud, block]) => [
        `### \`${name}\`${this.colon()}${this.words.block(cloud)}`,
        ...block.shapes.flatMap((shape) => this.shape(shape, blocks.change, block.shapes.length > 1)),
      ]),
    ];
  }

  private shape(shape: DeclaredShape, usual: Change, isOneOfMany: boolean): string[] {
    const { members, doc } = shapeType(shape);
    const version = members["apiVersion"]?.type;
    const said = version?.type === "text" ? version.choices?.[0] : undefined;
    const { parameters } = shape;
    const rows = Object.entries(members).flatMap(([name, member]) =>
      this.argumentRows(name, member, usual, name === parameters?.member),
    );
    return [
      `${isOneOfMany && said !== undefined ? `${this.words.shape(said)} ` : ""}${doc?.[this.language] ?? ""}`,
      table(this.words.argumentHead, rows),
      ...(parameters === undefined
        ? []
        : [`${parameters.doc[this.language]}`, table(this.words.parameterHead, this.parameterRows(shape))]),
    ];
  }

  private parameterRows({ parameters }: DeclaredShape): string[][] {
    if (parameters === undefined) return [];
    return Object.entries(parametersType(parameters).members).map(([key, { type, doc }]) => {
      const rows = parameters.rows.filter((row) => row.key === key);
      const groups = [...new Set(rows.flatMap(({ where, says }) => (where === undefined ? [] : (says ?? []))))];
      const places =
        rows.some(({ where }) => where === undefined) || groups.length === 0
          ? this.words.everyModel
          : groups.map((group) => this.words.group(group)).join(this.words.semicolon);
      return [`\`${key}\``, this.type(type), places, this.meaning(doc[this.language], type)];
    });
  }

  /** The row of an argument and those of the members in it. */
  private argumentRows(path: string, member: Property, usual?: Change, isFlat = false): string[][] {
    const { type, required, doc, secret } = member;
    const change = member.change ?? usual;
    const row = [
      `\`${path}\``,
      this.type(type),
      required === true ? this.words.required : defaultWords(member, this.language),
      change === undefined ? "" : changeWords(change, this.language),
      `${this.meaning(doc[this.language], type)}${secret === true ? ` ${this.words.secret}.` : ""}`,
    ];
    if (isFlat) return [row];
    return [row, ...membersOf(type, path).flatMap(([inner, part]) => this.argumentRows(inner, part, change))];
  }

  private outputRows({ outputs }: KindDeclaration): string[][] {
    return Object.entries<Output>(outputs)
      .filter(([, { internal }]) => internal !== true)
      .flatMap(([name, output]) => {
        const { there } = this.words;
        const when =
          output.computed === true
            ? there.computed
            : output.optional === true
              ? there.optional
              : output.late === true
                ? there.late
                : there.always;
        return [
          [`\`${name}\``, this.type(output.type), when, this.meaning(output.doc[this.language], output.type)],
          ...this.memberRows(name, output.type),
        ];
      });
  }

  private memberRows(path: string, type: PropertyType): string[][] {
    return membersOf(type, path).flatMap(([inner, member]) => [
      [
        `\`${inner}\``,
        this.type(member.type),
        member.required === true ? this.words.there.always : this.words.there.optional,
        this.meaning(member.doc[this.language], member.type),
      ],
      ...this.memberRows(inner, member.type),
    ]);
  }

  private function(fn: FunctionDeclaration): string {
    const { name, doc, arguments: args, result, gives } = fn;
    const given = Object.entries(args).map(([argument, member]) => [
      `\`${argument}\``,
      this.type(member.type),
      member.required === true ? this.words.required : defaultWords(member, this.language),
      this.meaning(member.doc[this.language], member.type),
    ]);
    const members =
      Object.keys(result.members).length === 0
        ? []
        : [
            `### \`${name}\`${this.colon()}${this.words.result}`,
            `\`${result.name}\`${this.colon()}${result.doc?.[this.language] ?? ""}`,
            table(this.words.memberHead, this.memberRows("", result)),
          ];
    return [
      `## \`${name}\``,
      `${doc[this.language]}${this.words.gap}${gives === "many" ? this.words.gives.many(result.name ?? "") : this.words.gives[gives]}`,
      table(this.words.functionHead, given),
      table(this.words.callHead, functionCalls(fn)),
      ...members,
    ].join("\n\n");
  }

  /** A meaning with the choices that are too many for the column of types. */
  private meaning(sentence: string, type: PropertyType): string {
    const texts = type.type === "one of" ? type.of : [type];
    const long = texts.flatMap((part) =>
      part.type === "text" && (part.choices?.length ?? 0) > shortList ? (part.choices ?? []) : [],
    );
    const told = long.filter((choice) => !sentence.includes(`\`${choice}\``));
    if (told.length === 0) return sentence;
    return `${sentence}${this.words.gap}${this.words.known}${long.map((choice) => `\`${choice}\``).join(this.words.comma)}${this.words.stop}`.trim();
  }

  private type(type: PropertyType): string {
    const range = rangeWords(type, this.language);
    const text = this.typeName(type);
    return range === "" ? text : `${text}${this.language === "en" ? ", " : "，"}${range}`;
  }

  private typeName(type: PropertyType): string {
    const { types } = this.words;
    switch (type.type) {
      case "boolean":
      case "any":
      case "map":
      case "object":
        return types[type.type];
      case "false":
        return "`false`";
      case "nothing":
        return "";
      case "cloud":
        return Object.keys(declaredBlocks)
          .map((cloud) => `\`${cloud}\``)
          .join(" \\| ");
      case "text":
      case "number":
      case "integer":
        if (type.choices === undefined || type.choices.length > shortList) return types[type.type];
        return `${type.choices.map(code).join(" \\| ")}${type.open === true ? " …" : ""}`;
      case "list":
        return types.list(this.typeName(type.items));
      case "one of":
        return type.of
          .map((part) => this.typeName(part))
          .filter((name) => name !== "")
          .join(" \\| ");
      case "resource":
        return `\`${type.kind}\``;
      case "arguments":
      case "options":
        return types.object;
    }
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The reference of the resources in a language. */
export function referencePage(language: Language): string {
  return new Page(language).whole();
}

/** The reference of the functions in a language. */
export function functionsPage(language: Language): string {
  return new Page(language).functions();
}
