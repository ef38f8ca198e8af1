import pc from "picocolors";
import { openCli } from "./cli-context";
import { cloudFindings } from "./doctor/cloud-findings";
import { toolFindings } from "./doctor/tool-findings";
import type { DoctorFinding } from "./doctor/doctor-finding";
import { textTable } from "./text-table";

const marks = { ok: "ok", warning: "!!", problem: "xx" } as const;
const paints = { ok: pc.green, warning: pc.yellow, problem: pc.red } as const;

/** Looks at everything that the provider needs, and says the way out of whatever is wrong. Exit code 1 with a problem. */
export async function runDoctor(options: { readonly stack?: string; readonly json?: boolean }): Promise<number> {
  const { settings, sessions } = await openCli(options.stack);
  const findings = [...(await toolFindings()), ...(await cloudFindings(settings, sessions))];
  process.stdout.write(options.json === true ? `${JSON.stringify(findings)}\n` : asText(findings));
  return findings.some(({ level }) => level === "problem") ? 1 : 0;
}

function asText(findings: readonly DoctorFinding[]): string {
  const table = textTable(findings.map(({ level, subject, says }) => [marks[level], subject, says])).split("\n");
  const lines = findings.flatMap(({ level, wayOut }, index) => {
    // Painted after aligning, since colours count as characters.
    const line = (table[index] ?? "").replace(marks[level], (mark) => paints[level](mark));
    return wayOut === undefined ? [line] : [line, `      ${wayOut}`];
  });
  return `${lines.join("\n")}\n`;
}
