/** A whole number for people: `1 234 567`. The space is a plain one, so that it survives every terminal. */
export function groupDigits(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(?:\d{3}){1,7}$)/g, " ");
}
