/** `2024-01-16T09:48:35Z`, the form of fine-tuning times (seeds 001 and 002). */
export function zuluTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, "Z");
}
