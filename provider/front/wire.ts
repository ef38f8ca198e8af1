import { colourTag, pipelineCommand } from "../base/printable";

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

/**
 * What a look told, for state: true to what the cloud said, since names in it are looked for again, but for the beginning of a
 * colour tag or a build server's command, which would be obeyed where the engine shows an output. It quotes everything else itself.
 */
export function stateToWire(state: object): Record<string, unknown> {
  const text = JSON.stringify(toWire(state)).replace(colourTag, "\\\\u003c").replace(pipelineCommand, "\\\\u0023");
  return toWire(JSON.parse(text) as object);
}
