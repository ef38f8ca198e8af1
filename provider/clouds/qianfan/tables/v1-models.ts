import type { Condition } from "../../rules/condition";
import type { Relation } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("003");

/** Base models of each family. */
const trainTypesOf: Readonly<Record<string, readonly string[]>> = {
  "ERNIE-Bot-turbo": ["ERNIE-Bot-turbo-0516", "ERNIE-Bot-turbo-0704", "ERNIE-Bot-turbo-0725"],
  "Llama-2": ["Llama-2-7b", "Llama-2-13b"],
  SQLCoder: ["SQLCoder-7B"],
  ChatGLM2: ["ChatGLM2-6B"],
  Baichuan2: ["Baichuan2-13B"],
  BLOOMZ: ["BLOOMZ-7B"],
};

interface PeftRow {
  readonly trainTypes: readonly string[];
  readonly peftTypes: readonly string[];
}

const peftRows: readonly PeftRow[] = [
  { trainTypes: ["ERNIE-Bot-turbo-0516"], peftTypes: ["ALL"] },
  {
    trainTypes: ["ERNIE-Bot-turbo-0725", "SQLCoder-7B", "ChatGLM2-6B", "Baichuan2-13B"],
    peftTypes: ["ALL", "LoRA"],
  },
];

/** Families of base models. The catalogue changes: another one is a warning. */
export const baseTrainTypes: readonly string[] = Object.keys(trainTypesOf);

/** Base models. The catalogue changes: another one is a warning. */
export const trainTypes: readonly string[] = Object.values(trainTypesOf).flat();

/** What can be trained, for models without a rule of their own. */
export const peftTypes: readonly string[] = ["ALL", "P-tuning", "LoRA"];

/** What documents list of a model, else of any. */
export function peftTypesOf(trainType: string): readonly string[] {
  return peftRows.find((row) => row.trainTypes.includes(trainType))?.peftTypes ?? peftTypes;
}

/** A base model that the tables know, in a family that is not its own. */
const familyRelations = Object.entries(trainTypesOf).map(([family, choices]): Relation => {
  const when: readonly Condition[] = [
    { at: "baseTrainType", oneOf: [family] },
    { at: "trainType", oneOf: trainTypes },
  ];
  return {
    kind: "narrowed-when",
    member: "trainType",
    when,
    rule: { kind: "text", choices, source },
    subject: family,
    source,
  };
});

/** A kind of tuning that exists, but not for the model. */
const peftRelations = peftRows.flatMap((row) =>
  row.trainTypes.map((trainType): Relation => ({
    kind: "narrowed-when",
    member: "peftType",
    when: [
      { at: "trainType", oneOf: [trainType] },
      { at: "peftType", oneOf: peftTypes },
    ],
    rule: { kind: "text", choices: row.peftTypes, source },
    subject: trainType,
    source,
  })),
);

/** Which base model belongs to which family, and what can be trained of it. */
export const modelRelations: readonly Relation[] = [...familyRelations, ...peftRelations];
