const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2024-01-16T18:38:08+08:00`, the form of model times, unlike fine-tuning's (ylnljj3ku). */
export function chinaTime(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().replace(/\.\d+Z$/, "+08:00");
}
