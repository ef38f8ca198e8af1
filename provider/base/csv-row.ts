/** A row of comma-separated values, without its end; a cell is quoted where it has to be, and empty where it is not known. */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return cells.map(cellText).join(",");
}

function cellText(value: string | number | undefined): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
