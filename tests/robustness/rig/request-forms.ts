import fc from "fast-check";
import { mutate, mutations } from "./mutate";

/** Text from anywhere in Unicode, and what number parsers stumble over. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("0", "-1", "1e9", "99999999999999999999", "NaN", ""),
);
/** A query with the names that the simulated clouds read and others. */
export const anyQuery = fc.dictionary(
  fc.oneof(fc.constantFrom("page_no", "page_size", "model", "line", "offset", "after", "limit", "purpose"), anyText),
  anyText,
  { maxKeys: 4 },
);
/** How a valid body is spoilt: its members changed, its end cut off, sent in chunks. */
export const bodyForm = fc.record({
  changes: mutations(["file-ft-sample0000000001", "ds-sample0000000001", 188]),
  cut: fc.option(fc.nat(400), { freq: 8 }),
  isChunked: fc.boolean(),
});

/** The bytes of a spoilt body. */
export function bodyOf(body: unknown, form: { changes: Parameters<typeof mutate>[1]; cut: number | null }): Buffer {
  const whole = Buffer.from(JSON.stringify(mutate(body, form.changes)) ?? "");
  return form.cut === null ? whole : whole.subarray(0, form.cut);
}

/** A query without lone surrogates, which have no percent encoding. */
export function wellFormed(items: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(items).map((pair) => pair.map((text) => text.replace(/[\ud800-\udfff]/g, "?"))),
  );
}
