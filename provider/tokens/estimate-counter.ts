import { createClassTable } from "./character-classes";
import { classBits, createEstimateAutomaton } from "./estimate-automaton";
import type { TokenCounter } from "./token-counter";

/** A counter that needs no tokenizer: one pass over the text, two look-ups a character. Within `estimateBand` of Qwen's count. */
export function createEstimateCounter(): TokenCounter {
  const classes = createClassTable();
  const { costs, next } = createEstimateAutomaton();
  return {
    name: "estimate",
    isExact: false,
    count: (text) => {
      let sum = 0;
      let state = 0;
      for (let index = 0; index < text.length; index++) {
        const step = (state << classBits) | (classes[text.charCodeAt(index)] ?? 0);
        sum += costs[step] ?? 0;
        state = next[step] ?? 0;
      }
      // Costs are thousandths: what binary fractions added is taken off before the rounding that it could turn.
      return text === "" ? 0 : Math.max(1, Math.round(Math.round(sum * 1000) / 1000));
    },
  };
}
