import { fieldsFrom } from "../../marks/fields-from";
import type { MarkedField } from "../../marks/marked-field";
import type { MarkedRule } from "../../marks/marked-rule";

/** Rules of every list. */
export const pagingRules: readonly MarkedRule[] = [
  { rule: "maxKeys is 10 unless given; more than 100 is taken as 100", source: { kind: "seed", reference: "002" } },
  { rule: "nextMarker is present only when isTruncated", source: { kind: "seed", reference: "002" } },
  {
    rule: "a page starts with the item that marker names; nextMarker is the first ID of the next page",
    source: { kind: "our choice", reference: "the examples of 002 contradict each other" },
  },
  {
    rule: "creation order; pageReverse starts with the newest and goes back",
    source: { kind: "our choice", reference: "9mnzr02r9 says it for datasets" },
  },
  {
    rule: "a marker that names nothing is refused with InvalidMarker",
    source: { kind: "document", reference: "Wlyckvrz8 for the code" },
  },
];

const seed = { kind: "seed", reference: "002" } as const;

/** Members by which every list is asked for a page. */
export const pagingFields: readonly MarkedField[] = fieldsFrom(seed, "marker", "maxKeys", "pageReverse");

/** Members of `pageInfo` in every list. */
export const pageInfoFields: readonly MarkedField[] = fieldsFrom(
  seed,
  "pageInfo.marker",
  "pageInfo.maxKeys",
  "pageInfo.isTruncated",
  "pageInfo.nextMarker",
);
