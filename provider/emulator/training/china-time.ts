/** Offset of China time, in which Bailian prints every time: UTC+8 all year. */
const offsetMs = 8 * 3_600_000;

/** `2026-08-14 10:02:33`, or with another separator between date and time. */
export function chinaTime(atMs: number, separator: " " | "T" = " "): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 19).replace("T", separator);
}
