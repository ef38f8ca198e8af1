/** A value that is not known yet: at preview it waits for another resource. Never judged, never sent. */
export const UNKNOWN: unique symbol = Symbol.for("pulumi-finetune/unknown");

/** True for the marker itself. */
export function isUnknown(value: unknown): value is typeof UNKNOWN {
  return value === UNKNOWN;
}

/** True when the marker stands anywhere inside the value. */
export function containsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(containsUnknown);
}
