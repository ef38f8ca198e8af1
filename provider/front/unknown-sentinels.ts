import { UNKNOWN } from "../base/unknown";

/**
 * The texts that the engine sends for values that are not known yet: boolean, number, text, list, asset, archive, object
 * ([pulumi engine 3.259.0], `resource/plugin/rpc.go`).
 */
export const unknownSentinels = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
] as const;

/** Stands for any value that is not known yet: the engine takes each of them in every place. */
export const unknownText = unknownSentinels[2];

const sentinels: ReadonlySet<string> = new Set(unknownSentinels);

/** Replaces every sentinel, however deep, by `UNKNOWN`. */
export function decodeUnknowns(value: unknown): unknown {
  if (typeof value === "string") return sentinels.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(decodeUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decodeUnknowns(member)]));
}
