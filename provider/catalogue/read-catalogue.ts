import { z } from "zod";
import { readJson } from "../base/json";
import { printableLine } from "../base/printable";
import type { Catalogue } from "../contract/catalogue";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'takes a day such as "2026-11-29"' });
/** It goes into messages and tables: what a stranger's file says steers none of them. */
const name = z
  .string()
  .min(1)
  .refine((text) => printableLine(text) === text, { error: "takes a text on one line, of characters that show" });

const range = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  choices: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

const method = z.strictObject({
  arguments: z.record(name, name),
  parameters: z.record(name, range).optional(),
});

const model = z.strictObject({
  model: name,
  methods: z.array(method).optional(),
  price: z
    .strictObject({
      pricePerThousandTokens: z.number().positive({ error: "takes a number above 0" }),
      currency: z.string().regex(/^[A-Z]{3}$/, { error: 'takes three capital letters such as "CNY"' }),
    })
    .optional(),
  units: z.record(name, z.int().positive()).optional(),
  retires: day.optional(),
});

const section = z.strictObject({
  cloud: name,
  region: name.optional(),
  date: day,
  source: name,
  isSimulated: z.boolean().optional(),
  models: z.array(model),
});

const catalogue = z.strictObject({
  version: z.literal(1, { error: "is of another version than this release reads, which is 1" }),
  sections: z.array(section),
});

/**
 * Reads the text of a catalogue.
 * @throws TypeError that says what is wrong where
 */
export function readCatalogue(text: string): Catalogue {
  const result = catalogue.safeParse(parseJson(text));
  if (result.success) return result.data.sections;
  const problems = result.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new TypeError(problems.slice(0, 5).join("; "));
}

/** The text of a catalogue: sections and models in the order of their names, so that a renewal shows what has changed. */
export function writeCatalogue(sections: Catalogue): string {
  const sorted = [...sections]
    .sort((one, other) => compare(`${one.cloud} ${one.region ?? ""}`, `${other.cloud} ${other.region ?? ""}`))
    .map(({ models, ...rest }) => ({
      ...rest,
      models: [...models].sort((one, other) => compare(one.model, other.model)),
    }));
  return `${JSON.stringify({ version: 1, sections: sorted }, undefined, 2)}\n`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function parseJson(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    throw new TypeError(`no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
