import { chinaTime } from "../times";

/** `2023-10-23 20:26:46`, the form of V1's times (pages almrgn397, wlmrgowee), taken for China's (our choice). */
export function v1Time(epochMs: number): string {
  return chinaTime(epochMs).slice(0, 19).replace("T", " ");
}

/** What the page's example shows for a run that has no end yet (wlmrgowee). */
export const zeroTime = "0000-00-00 00:00:00";
