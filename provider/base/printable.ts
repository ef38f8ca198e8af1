/**
 * What steers a terminal or hides in a text: controls (C0, DEL, C1), bidirectional and zero-width characters, separators of lines,
 * halves of characters, and letters that look like nothing. An emoji that is joined of several shows its joints (our choice: a name
 * must not look like another one). Tabs and line feeds stay.
 */
const unseen = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]|[^\P{Cc}\t\n]/gu;

/** Begins a colour tag of Pulumi's, whose command line breaks off where it does not know the colour [pulumi engine 3.259.0]. */
export const colourTag = /<(?=\{%)/g;

/** Begins a command where a build server shows it in a log, wherever in a line it stands [workflow commands] [logging commands]. */
export const pipelineCommand = /#(?=#(?:vso|teamcity)?\[)/gi;

/** Begins one at the beginning of a line [workflow commands]. */
const commandLine = /^([\t\p{Zs}]*):(?=:)/gmu;

/**
 * The one way in which text leaves for a log, an error, a table or JSON, whoever wrote it: a cloud, a file, an argument. It is applied
 * where text leaves and not where it comes in, since what is compared, sent or kept has to stay what it is, and since no other
 * place sees all of it. What would not show is shown, as JSON spells it, so that JSON stays the same value.
 */
export function printable(text: string): string {
  return text
    .replace(unseen, escaped)
    .replace(colourTag, escaped)
    .replace(pipelineCommand, escaped)
    .replace(commandLine, "$1\\u003a");
}

/** The same on one line, for what is a word or a sentence of somebody else's: its line feeds begin no line of ours. */
export function printableLine(text: string): string {
  const words = text.replace(/\t/g, " ");
  if (!words.includes("\n")) return printable(words);
  const lines = words.split("\n").map((line) => line.trim());
  return printable(lines.filter((line) => line !== "").join(" "));
}

/** A value as JSON on one line. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value));
}

function escaped(characters: string): string {
  return Array.from({ length: characters.length }, (_, index) => {
    return `\\u${characters.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}
