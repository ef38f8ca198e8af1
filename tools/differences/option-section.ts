import { optionMarks } from "../../provider/emulator/provenance/option-marks";
import { markdownTable } from "./markdown-table";
import { sourceText } from "./source-text";

/** Every option of the simulated clouds; those that decide between readings of the documents come first. */
export function optionSection(): string {
  const rows = Object.entries(optionMarks)
    .sort(([, one], [, other]) => Number(other.isSwitch) - Number(one.isSwitch))
    .map(([option, mark]) => [
      `\`${option}\`${mark.isSwitch ? ", a switch" : ""}`,
      mark.default,
      Object.entries(mark.readings)
        .map(([reading, meaning]) => `${reading}: ${meaning}`)
        .join("; "),
      sourceText(mark.source),
    ]);
  return `## Options and switches\n\n${markdownTable(["option", "default", "values", "from"], rows)}`;
}
