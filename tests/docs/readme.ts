import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of the repository. */
export const root = resolve(__dirname, "../..");

/** The README as readers get it. */
export const readme = readFileSync(join(root, "README.md"), "utf8");

/** Text of the README below a heading. */
export function sectionOf(heading: string): string {
  return sectionIn(readme, heading);
}

/** Text below a heading, up to the next one of the same or a higher level. */
export function sectionIn(page: string, heading: string): string {
  const lines = page.split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`the page has no heading "${heading}"`);
  const level = heading.indexOf(" ");
  const end = lines.findIndex((line, index) => index > start && /^#+ /.test(line) && line.indexOf(" ") <= level);
  return lines.slice(start + 1, end < 0 ? undefined : end).join("\n");
}

/** Rows of the tables in a text, without heads and rules, as trimmed cells. */
export function tableRows(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  const isRule = (line: string | undefined) => line !== undefined && /^\|[ :|-]+\|$/.test(line);
  return lines
    .filter((line, index) => !isRule(line) && !isRule(lines[index + 1]))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replace(/\\\|/g, "|")));
}

/** Words between backticks. */
export function codeWords(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? "");
}

/** Fenced blocks of a language. */
export function codeBlocks(language: string): string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm");
  return [...readme.matchAll(fence)].map(([, text]) => text ?? "");
}
