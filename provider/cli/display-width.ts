/** Characters that take two columns of a terminal: Chinese, Japanese, Korean, full-width forms, emoji (Unicode TR 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** The beginning of a text that fits into as many columns. */
export function cutToWidth(text: string, columns: number): string {
  let left = columns;
  const kept = Array.from(text).filter((character) => (left -= widthOf(character)) >= 0);
  return kept.join("");
}

function widthOf(character: string): number {
  return wide.test(character) ? 2 : 1;
}
