import { characterClasses, type CharacterClass } from "./character-classes";
import { estimateCosts as costs } from "./estimate-costs";

/** What was read last. `count` is the letters of the word so far; other states need none. */
interface State {
  readonly last: CharacterClass | "start" | "indent";
  readonly letters: number;
}

/** From this letter of a word on, all cost the same. */
const longWord = 7;
const start: State = { last: "start", letters: 0 };

const states: readonly State[] = [
  start,
  { last: "indent", letters: 0 },
  ...characterClasses.flatMap((last) =>
    Array.from({ length: isLatin(last) ? longWord : 1 }, (_, index) => ({
      last,
      letters: isLatin(last) ? index + 1 : 0,
    })),
  ),
];

/** Tables over `(state << classBits) | class`: what the unit costs, and which state follows (0 is the start). */
export interface EstimateAutomaton {
  readonly costs: Float64Array;
  readonly next: Uint8Array;
}

export const classBits = 4;

/** Lays the costs out as tables, so that counting is two look-ups a character. */
export function createEstimateAutomaton(): EstimateAutomaton {
  const size = states.length << classBits;
  const automaton = { costs: new Float64Array(size), next: new Uint8Array(size) };
  states.forEach((state, stateIndex) => {
    characterClasses.forEach((read, classIndex) => {
      const index = (stateIndex << classBits) | classIndex;
      automaton.costs[index] = costOf(state, read);
      automaton.next[index] = indexOf(follow(state, read));
    });
  });
  return automaton;
}

function follow(state: State, read: CharacterClass): State {
  if (isLatin(read))
    return { last: read, letters: startsWord(state, read) ? 1 : Math.min(state.letters + 1, longWord) };
  const startsLine = state.last === "newline" || state.last === "indent";
  return { last: read === "space" && startsLine ? "indent" : read, letters: 0 };
}

function indexOf({ last, letters }: State): number {
  return states.findIndex((state) => state.last === last && state.letters === letters);
}

function costOf(state: State, read: CharacterClass): number {
  const { last } = state;
  switch (read) {
    case "lower":
    case "upper":
      return latinCost(state, read);
    case "digit":
      return costs.digit + (last === "space" ? costs.spaceBeforeDigit : 0);
    case "space":
      return last === "newline" ? costs.indent : 0;
    case "newline":
      return last === "newline" ? 0 : isMark(last) ? costs.newlineAfterPunctuation : costs.newline;
    case "punctuation":
      if (last === "punctuation") return costs.punctuationNext;
      return last === "space" ? costs.punctuationAfterSpace : costs.punctuationFirst;
    case "ideograph":
      return last === "ideograph" ? costs.ideographNext : costs.ideographFirst;
    case "highSurrogate":
      return costs.surrogatePair;
    case "lowSurrogate":
      return 0;
    case "widePunctuation":
    case "syllable":
    case "letter":
    case "other":
      return costs[read];
  }
}

function latinCost(state: State, read: "lower" | "upper"): number {
  if (startsWord(state, read)) return state.last === "lower" ? costs.hump : costs.word;
  if (read === "upper") return costs.upperLetter;
  return state.letters + 1 >= longWord ? costs.longWordLetter : 0;
}

function startsWord({ last }: State, read: "lower" | "upper"): boolean {
  return !isLatin(last) || (last === "lower" && read === "upper");
}

function isLatin(read: State["last"]): read is "lower" | "upper" {
  return read === "lower" || read === "upper";
}

function isMark(read: State["last"]): boolean {
  return read === "punctuation" || read === "widePunctuation";
}
