const numeric = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a value stands for: itself, or a text such as `"1.6e-5"`. `undefined` for everything else, also for
 * whole numbers too long to be exact, since two different ones could then look equal.
 */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && numeric.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  if (typeof value === "string" && Number.isInteger(number) && !Number.isSafeInteger(number)) return undefined;
  return number === 0 ? 0 : number; // no negative zero
}
