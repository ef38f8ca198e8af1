import type { JsonObject } from "../../base/json";

/** `pageInfo` of a list: `nextMarker`, the first ID of the next page, only when there is one (seed 002; our choice 8.3). */
export function pageInfo(marker: string, maxKeys: number, nextId: string | undefined): JsonObject {
  const isTruncated = nextId !== undefined;
  return { marker, maxKeys, isTruncated, ...(isTruncated && { nextMarker: nextId }) };
}
