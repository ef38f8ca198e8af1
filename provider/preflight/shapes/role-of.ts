import { saysWord } from "../json/read-value";
import { Kind, kindOf, type Tape } from "../json/tape";
import type { Role } from "./row-sink";

const roles: readonly Role[] = ["user", "assistant", "system", "tool"];

/** The role that a text names. */
export function roleOf(tape: Tape, value: number): Role | undefined {
  if (kindOf(tape, value) !== Kind.text) return undefined;
  for (const role of roles) if (saysWord(tape, value, role)) return role;
  return undefined;
}
