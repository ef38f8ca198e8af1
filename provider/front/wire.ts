/**
 * Makes a result safe for the engine's protocol: plain JSON values, no `undefined`. A value that the protocol cannot carry
 * would otherwise fail the call after the job was submitted, or hang it.
 */
export function toWire(value: object): Record<string, unknown> {
  // JSON drops undefined and functions and keeps nothing but what the protocol knows.
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? String(member) : member)),
  ) as Record<string, unknown>;
}
