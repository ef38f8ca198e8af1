import type { Finding } from "../contract/rules";
import type { FindingLog, RowFinding } from "./scan/finding";

/** Findings as the lifecycle shows them, the last one of each kind saying how many more there are. */
export function reportFindings(name: string, log: FindingLog): Finding[] {
  const { errors, warnings, errorCount, warningCount } = log;
  return [
    ...errors.map((finding) => toFinding(name, finding)),
    ...rest(name, "error", "failures", errors.length, errorCount),
    ...warnings.map((finding) => toFinding(name, finding)),
    ...rest(name, "warning", "warnings", warnings.length, warningCount),
  ];
}

function toFinding(name: string, { file, line, column, says, rule, source, severity }: RowFinding): Finding {
  const place = [
    file === undefined ? name : `${name}/${file}`,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  return { path: "path", reason: `${place.join(", ")}: ${says} (rule ${rule}; ${source})`, severity };
}

function rest(name: string, severity: Finding["severity"], what: string, shown: number, all: number): Finding[] {
  if (all <= shown) return [];
  return [{ path: "path", reason: `${name}: ${all} ${what} in all, of which these are the first ${shown}`, severity }];
}
