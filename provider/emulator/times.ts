/** China's time: UTC+8 all year. */
const chinaOffsetMs = 8 * 3_600_000;

/**
 * `2026-08-14 10:02:33`, China's time, or with another separator between date and time: the form of Bailian's times, of
 * V1's ([almrgn397], [wlmrgowee], taken for China's: our choice) and of Qianfan's datasets [Lmnzr4pth].
 */
export function chinaTime(atMs: number, separator: " " | "T" = " "): string {
  return new Date(atMs + chinaOffsetMs).toISOString().slice(0, 19).replace("T", separator);
}

/** `2024-01-16T18:38:08+08:00`, the form of Qianfan's model times, unlike fine-tuning's [ylnljj3ku]. */
export function zonedChinaTime(atMs: number): string {
  return `${chinaTime(atMs, "T")}+08:00`;
}

/** `2024-01-16T09:48:35Z`, the form of Qianfan's fine-tuning times (seeds [001] and [002]). */
export function utcTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
