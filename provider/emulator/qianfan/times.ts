/** `2024-01-16T09:48:35Z`, the form of fine-tuning times (seeds [001] and [002]). */
export function zuluTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, "Z");
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2024-01-16T18:38:08+08:00`, the form of model times, unlike fine-tuning's [ylnljj3ku]. */
export function chinaTime(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().replace(/\.\d+Z$/, "+08:00");
}

/** `2026-04-16 10:00:00`, China's time, the form of dataset times [Lmnzr4pth]. */
export function plainTime(epochMs: number): string {
  return chinaTime(epochMs).slice(0, 19).replace("T", " ");
}
