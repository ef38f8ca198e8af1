import { FineTuneError } from "../base/fine-tune-error";
import { openCli } from "./cli-context";
import { coloursFor } from "./colours";
import { catalogueFindings } from "./doctor/catalogue-findings";
import { cloudFindings } from "./doctor/cloud-findings";
import type { DoctorFinding } from "./doctor/doctor-finding";
import { notifyFindings } from "./doctor/notify-findings";
import { toolFindings } from "./doctor/tool-findings";
import { printableJson, printableLine } from "../base/printable";
import { textTable } from "./text-table";

const marks = { ok: "ok", warning: "!!", problem: "xx" } as const;
const colourNames = { ok: "green", warning: "yellow", problem: "red" } as const;

/** Looks at everything that the provider needs, and says the way out of whatever is wrong. Exit code 1 with a problem. */
export async function runDoctor(options: { readonly stack?: string; readonly json?: boolean }): Promise<number> {
  const findings = [...(await toolFindings()), ...(await configuredFindings(options.stack))];
  process.stdout.write(options.json === true ? `${printableJson(findings)}\n` : asText(findings));
  return findings.some(({ level }) => level === "problem") ? 1 : 0;
}

/** Without a configuration there is no cloud to look at, but the rest is worth telling. */
async function configuredFindings(stack: string | undefined): Promise<DoctorFinding[]> {
  try {
    const cli = await openCli(stack);
    return [...(await cloudFindings(cli)), ...catalogueFindings(cli), ...notifyFindings(cli)];
  } catch (error) {
    if (!(error instanceof FineTuneError)) throw error;
    const { message: says, nextStep } = error;
    return [{ subject: "configuration", level: "problem", says, ...(nextStep && { wayOut: nextStep }) }];
  }
}

function asText(findings: readonly DoctorFinding[]): string {
  const colours = coloursFor(process.stdout);
  const table = textTable(findings.map(({ level, subject, says }) => [marks[level], subject, says])).split("\n");
  const lines = findings.flatMap(({ level, wayOut }, index) => {
    // Painted after aligning, since colours count as characters.
    const line = (table[index] ?? "").replace(marks[level], (mark) => colours[colourNames[level]](mark));
    return wayOut === undefined ? [line] : [line, `      ${printableLine(wayOut)}`];
  });
  return `${lines.join("\n")}\n`;
}
