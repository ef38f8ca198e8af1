import { z } from "zod";
import { markdownTable as table } from "../differences/markdown-table";
import { packageSchema } from "./package-schema";
import type { Language } from "./sentences";

/** A type of the schema, as far as the page tells of it. */
interface TypeSpec {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
  readonly oneOf?: readonly TypeSpec[];
}
const typeSpec: z.ZodType<TypeSpec> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    $ref: z.string().optional(),
    items: typeSpec.optional(),
    additionalProperties: typeSpec.optional(),
    oneOf: z.array(typeSpec).optional(),
  }),
);
const members = z.looseObject({
  properties: z.record(z.string(), typeSpec).optional(),
  required: z.array(z.string()).optional(),
});
const schemaShape = z.looseObject({
  resources: z.record(z.string(), z.looseObject({ isComponent: z.boolean().optional() })),
  functions: z.record(z.string(), z.unknown()),
  types: z.record(
    z.string(),
    members.extend({ enum: z.array(z.looseObject({ value: z.union([z.string(), z.number()]) })).optional() }),
  ),
});

const words = {
  en: {
    title: "# Schema",
    other: "[简体中文](../../zh/reference/schema.md)",
    intro:
      "The plugin's package schema, [sdk/schema.json](../../../sdk/schema.json), from which the SDKs are generated: names and types. What a member means stands with the [resources](resources.md) and [functions](functions.md).",
    rules: [
      "- A name is `finetune:index:<Name>`; a program in YAML writes `finetune:<Name>`.",
      "- Defaults stand in sentences alone: an SDK sends only what the program gives.",
      "- Where values are listed and others are taken too, as catalogues grow, the type is `string` beside the list.",
      "- Where the plugin is installed, `pulumi package get-schema finetune` prints it.",
    ].join("\n"),
    resources: "## Resources",
    functions: "## Functions",
    objects: "## Types",
    choices: "## Lists of values",
    component: "made of the others",
    nameHead: ["name", ""],
    memberHead: ["member", "type", "required"],
    choiceHead: ["type", "values"],
    required: "yes",
  },
  zh: {
    title: "# Schema",
    other: "[English](../../en/reference/schema.md)",
    intro:
      "插件的 package schema，即 [sdk/schema.json](../../../sdk/schema.json)，各语言的 SDK 由它生成。这里列出名称和类型；成员的含义见[资源](resources.md)和[函数](functions.md)。",
    rules: [
      "- 名称的形式是 `finetune:index:<Name>`；YAML 程序写 `finetune:<Name>`。",
      "- 默认值只写在说明里：SDK 只发送程序给出的值。",
      "- 列出了取值、但也接受其他值的地方（目录会增长），类型中除取值列表外还有 `string`。",
      "- 安装了插件后，`pulumi package get-schema finetune` 会打印它。",
    ].join("\n"),
    resources: "## 资源",
    functions: "## 函数",
    objects: "## 类型",
    choices: "## 取值列表",
    component: "由其他资源组成",
    nameHead: ["名称", ""],
    memberHead: ["成员", "类型", "必填"],
    choiceHead: ["类型", "取值"],
    required: "是",
  },
} as const;

const short = (token: string) => token.replace(/^.*:/, "").replace(/^pulumi\.json#\//, "");
const code = (text: string | number) => `\`${text}\``;

/** The schema's names and types in a language. */
export function schemaPage(language: Language): string {
  const said = words[language];
  const { resources, functions, types } = schemaShape.parse(packageSchema());
  const named = Object.entries(resources).map(([token, { isComponent }]) => [
    code(token),
    isComponent === true ? said.component : "",
  ]);
  const objects = Object.entries(types).filter(([, { enum: choices }]) => choices === undefined);
  const choices = Object.entries(types).flatMap(([token, { enum: values }]) =>
    values === undefined ? [] : [[code(short(token)), values.map(({ value }) => code(value)).join(" ")]],
  );
  return [
    said.title,
    said.other,
    said.intro,
    said.rules,
    said.resources,
    table(said.nameHead, named),
    said.functions,
    Object.keys(functions)
      .map((token) => `- ${code(token)}`)
      .join("\n"),
    said.objects,
    ...objects.flatMap(([token, { properties = {}, required = [] }]) => [
      `### ${code(short(token))}`,
      table(
        said.memberHead,
        Object.entries(properties).map(([name, type]) => [
          code(name),
          code(typeText(type)),
          required.includes(name) ? said.required : "",
        ]),
      ),
    ]),
    said.choices,
    table(said.choiceHead, choices),
  ].join("\n\n");
}

/** A type as a program in TypeScript would write it. */
function typeText({ type, $ref, items, additionalProperties, oneOf }: TypeSpec): string {
  if (oneOf !== undefined) return [...new Set(oneOf.map(typeText))].join(" | ");
  if ($ref !== undefined) return short($ref);
  if (items !== undefined) return items.oneOf === undefined ? `${typeText(items)}[]` : `(${typeText(items)})[]`;
  if (additionalProperties !== undefined) return `Record<string, ${typeText(additionalProperties)}>`;
  return type ?? "object";
}
