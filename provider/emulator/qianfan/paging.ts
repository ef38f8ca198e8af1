import { z } from "zod";
import type { JsonObject } from "../../base/json";
import { doc, type Field, fieldsFrom, ours, type Rules, seed } from "../provenance/provenance";
import { defaultPageSize, parameterLimits } from "./parameter-limits";

const { min, max } = parameterLimits.pageSize;

/** The members by which every list is paged (seed [002]). */
export const pageRequest = {
  marker: z.string().default(""),
  maxKeys: z
    .int()
    .min(min)
    .default(defaultPageSize)
    .transform((maxKeys) => Math.min(maxKeys, max)),
  pageReverse: z.boolean().default(false),
};

/**
 * `pageInfo` of a list: `nextMarker`, the first ID of the next page, only when there is one (seed [002]; that it is the first
 * of the next page and not the last of this one is our choice).
 */
export function pageInfo(marker: string, maxKeys: number, nextId: string | undefined): JsonObject {
  const isTruncated = nextId !== undefined;
  return { marker, maxKeys, isTruncated, ...(isTruncated && { nextMarker: nextId }) };
}

/** Rules of every list. */
export const pagingRules: Rules = {
  "maxKeys is 10 unless given; more than 100 is taken as 100": seed("002"),
  "nextMarker is present only when isTruncated": seed("002"),
  "a page starts with the item that marker names; nextMarker is the first ID of the next page": ours(
    "the examples of 002 contradict each other",
  ),
  "creation order; pageReverse starts with the newest and goes back": ours("9mnzr02r9 says it for datasets"),
  "a marker that names nothing is refused with InvalidMarker": doc("Wlyckvrz8 for the code"),
};

const theSeed = seed("002");

/** Members by which every list is asked for a page. */
export const pagingFields: readonly Field[] = fieldsFrom(theSeed, "marker", "maxKeys", "pageReverse");

/** Members of `pageInfo` in every list. */
export const pageInfoFields: readonly Field[] = fieldsFrom(
  theSeed,
  "pageInfo.marker",
  "pageInfo.maxKeys",
  "pageInfo.isTruncated",
  "pageInfo.nextMarker",
);
