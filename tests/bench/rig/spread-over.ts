/** `count` entries evenly spread over a list, in an order that jumps through it, so that no cache is flattered. */
export function spreadOver<T>(list: readonly T[], count: number): T[] {
  const step = list.length / Math.min(count, list.length);
  const even = Array.from({ length: Math.min(count, list.length) }, (_, n) => list[Math.floor(n * step)]);
  // A stride that shares no factor with the number of entries visits each of them once.
  const stride = firstCoprime(even.length);
  return even.flatMap((_, n) => even[(n * stride) % even.length] ?? []);
}

function firstCoprime(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.38));
  while (greatestDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
