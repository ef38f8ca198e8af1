/** A text as a thinking model gives it: what it thought, and what it says. */
export interface ThoughtAnswer {
  readonly thinking?: string;
  readonly text: string;
}

/** Takes apart an answer that was trained with `<think>…</think>` at its beginning. */
export function splitThinking(answer: string): ThoughtAnswer {
  const match = /^\s*<think>\n?([\s\S]*?)\n?<\/think>\s*/.exec(answer);
  if (match === null) return { text: answer };
  const thinking = match[1] ?? "";
  const text = answer.slice(match[0].length);
  return thinking.trim() === "" ? { text } : { thinking, text };
}
