import { refusals } from "./answer/refusals";
import type { BailianCall } from "./bailian-call";

/** A whole number from the query. Out of range is refused as on the page of the sibling compression API. */
export function numberQuery(
  call: BailianCall,
  name: string,
  rule: { readonly fallback: number; readonly min: number; readonly max: number },
): number {
  const text = call.query(name);
  if (text === undefined || text === "") return rule.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= rule.min && value <= rule.max) return value;
  throw refusals.invalidParameter(`${name} must be a whole number from ${rule.min} to ${rule.max}, not ${text}.`);
}

/** Paging of every list: `page_no` from 1, `page_size` with the call's own default and maximum. */
export function pageQuery(
  call: BailianCall,
  rule: { readonly fallback: number; readonly max: number },
): { readonly pageNo: number; readonly pageSize: number; readonly offset: number } {
  const pageNo = numberQuery(call, "page_no", { fallback: 1, min: 1, max: 1_000_000_000 });
  const pageSize = numberQuery(call, "page_size", { fallback: rule.fallback, min: 1, max: rule.max });
  return { pageNo, pageSize, offset: (pageNo - 1) * pageSize };
}
