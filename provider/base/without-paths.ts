import { isRecord } from "./is-record";

/** A value without the members at some paths, such as `name`, `config.count` or `units[].count`. */
export function withoutPaths(value: unknown, paths: readonly string[]): unknown {
  return paths.reduce((rest, path) => without(rest, path.split(".")), value);
}

function without(value: unknown, [step = "", ...further]: readonly string[]): unknown {
  const name = step.replace("[]", "");
  if (!isRecord(value) || !(name in value)) return value;
  const { [name]: member, ...others } = value;
  if (further.length === 0) return others;
  const inner = Array.isArray(member) ? member.map((item) => without(item, further)) : without(member, further);
  return { ...others, [name]: inner };
}
