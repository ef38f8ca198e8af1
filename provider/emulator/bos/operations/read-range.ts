import { BosRefusal } from "../answer/bos-refusal";

/**
 * The part that a `Range` header asks for, its end exclusive; undefined for the whole: without the header, or with one
 * that names no single range of bytes (RFC 9110, 14.2 lets it be ignored).
 *
 * @throws BosRefusal `InvalidRange` for one that begins behind the end
 */
export function readRange(header: string | null, bytes: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1);
  if (start >= bytes || (first === "" && Number(last) === 0)) throw new BosRefusal("InvalidRange");
  return end <= start ? undefined : { start, end };
}
