import type { Line } from "./series";

/** A colour of the style sheet, as it is now. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The name of a line's colour: by its run where several are drawn, else by what it measures. */
export function colourName({ place, measure }: Pick<Line, "place" | "measure">, isSeveral: boolean): string {
  if (isSeveral) return `series-${place + 1}`;
  return measure === "validationLoss" ? "validation" : measure === "learningRate" ? "rate" : "training";
}
