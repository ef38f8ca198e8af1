const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

/** The offset after the number that begins at `from`; where it is none, minus the offset that is wrong, minus 1. */
export function scanNumber(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  if (bytes[at] === minus) at += 1;
  const whole = at;
  at = skipDigits(bytes, at, end);
  if (at === whole) return -at - 1;
  // A zero stands alone before the point.
  if (bytes[whole] === zero && at > whole + 1) return -(whole + 1) - 1;
  if (at < end && bytes[at] === point) {
    const fraction = at + 1;
    at = skipDigits(bytes, fraction, end);
    if (at === fraction) return -at - 1;
  }
  if (at < end && ((bytes[at] ?? 0) | 0x20) === 0x65) {
    at += 1;
    if (at < end && (bytes[at] === plus || bytes[at] === minus)) at += 1;
    const exponent = at;
    at = skipDigits(bytes, exponent, end);
    if (at === exponent) return -at - 1;
  }
  return at;
}

function skipDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] ?? 0) >= zero && (bytes[at] ?? 0) <= nine) at += 1;
  return at;
}
