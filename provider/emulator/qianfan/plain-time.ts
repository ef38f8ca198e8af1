import { chinaTime } from "./china-time";

/** `2026-04-16 10:00:00`, China's time, the form of dataset times (Lmnzr4pth). */
export function plainTime(epochMs: number): string {
  return chinaTime(epochMs).slice(0, 19).replace("T", " ");
}
