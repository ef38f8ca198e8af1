import { own } from "../../base/own";
import { createClassTable } from "../../tokens/character-classes";
import { classBits, createEstimateAutomaton } from "../../tokens/estimate-automaton";

/** The costs are given to a thousandth of a token, so that whole thousandths add up without an error. */
export const unitsOfToken = 1000;

/** A step: what was read costs above these bits, the next state in the bits that index `byByte`, 0 below. */
export const costShift = 13;
const stateShift = 7;
export const stateMask = ((1 << costShift) - 1) & ~0x7f;

const backslash = 0x5c;
const letterU = 0x75;
const escapedLetters: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The estimate's automaton of `provider/tokens`, laid out for the bytes of a JSON text as it stands in a file. */
export interface ByteAutomaton {
  /** Step by state and ASCII byte. Behind a backslash it is in a state of its own, so that an escape needs no branch. */
  readonly byByte: Int32Array;
  /** The state that `\\uXXXX` leads to and that nothing leaves: such a text is to be read by units instead. */
  readonly lost: number;
  /** The state after a lower-case letter and a space, whatever was before: a text can be cut there. */
  readonly afterWord: number;
  /** The step that a UTF-16 unit makes. */
  stepOf(state: number, unit: number): number;
}

/** Made once a thread, as laying it out takes some 20 ms. */
let made: ByteAutomaton | undefined;

/** The automaton; it has no state of its own. */
export function byteAutomaton(): ByteAutomaton {
  made ??= createByteAutomaton();
  return made;
}

function createByteAutomaton(): ByteAutomaton {
  const classes = createClassTable();
  const { costs, next } = createEstimateAutomaton();
  const plainStates = next.reduce((most, state) => Math.max(most, state), 0) + 1;
  const lost = (2 * plainStates) << stateShift;
  const byClass = Int32Array.from({ length: plainStates << classBits }, (_, index) => {
    const units = Math.round((costs[index] ?? 0) * unitsOfToken);
    return (units << costShift) | ((next[index] ?? 0) << stateShift);
  });
  const stepOf = (state: number, unit: number): number =>
    byClass[((state >> stateShift) << classBits) | (classes[unit] ?? 0)] ?? 0;
  const byteStep = (state: number, byte: number): number => {
    if (state >= plainStates)
      return byte === letterU ? lost : stepOf((state - plainStates) << stateShift, escapeUnit(byte));
    return byte === backslash ? (state + plainStates) << stateShift : stepOf(state << stateShift, byte);
  };
  const byByte = Int32Array.from({ length: lost + 0x80 }, (_, index) =>
    index >= lost ? lost : byteStep(index >> stateShift, index & 0x7f),
  );
  const afterWord = [..."ab "].reduce((state, letter) => stepOf(state, letter.charCodeAt(0)) & stateMask, 0);
  return { byByte, lost, afterWord, stepOf };
}

/** The unit that a backslash and this letter stand for. */
export function escapeUnit(letter: number): number {
  const spelt = String.fromCharCode(letter);
  return (own(escapedLetters, spelt) ?? spelt).charCodeAt(0);
}
