const value = /"[^"]*"|[\d.e+-]+/.source;

/** What `finetune models` says of a range, and the same in Chinese. */
const sentences: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^a whole number of at least (\S+)$/, (least = "") => `不小于 ${least} 的整数`],
  [/^a whole number from (\S+) to (\S+)$/, (least = "", most = "") => `${least} 到 ${most} 的整数`],
  [/^a whole number that is a power of two$/, () => "2 的幂"],
  [/^a number above (\S+) and below (\S+)$/, (over = "", under = "") => `大于 ${over} 且小于 ${under} 的数`],
  [/^a number above (\S+)$/, (over = "") => `大于 ${over} 的数`],
  [/^a number from (\S+) to (\S+)$/, (least = "", most = "") => `${least} 到 ${most} 的数`],
  [/^a number of at least (\S+) below (\S+)$/, (least = "", under = "") => `不小于 ${least} 且小于 ${under} 的数`],
  [/^a number of at least (\S+)$/, (least = "") => `不小于 ${least} 的数`],
  [/^a number$/, () => "数"],
  [/^true or false$/, () => "true 或 false"],
  [/^any value$/, () => "任意值"],
  [/^a list$/, () => "列表"],
  [/^a text that is not empty$/, () => "非空文本"],
  [
    new RegExp(`^(?:${value})(?:, (?:${value}))*(?: or (?:${value}))?$`),
    (whole = "") => whole.replaceAll(", ", "、").replace(" or ", " 或 "),
  ],
];
const listed = "a text of values separated by commas, each ";

/** In Chinese, what a hyperparameter takes; a page is not made where a sentence is not known. */
export function takesInChinese(takes: string): string {
  if (takes.startsWith(listed)) {
    const parts = takes.slice(listed.length).split(`, or ${listed}`);
    return parts.map((part) => `以逗号分隔的值，每个为 ${takesInChinese(part)}`).join("；或");
  }
  for (const [pattern, chinese] of sentences) {
    const match = pattern.exec(takes);
    if (match !== null) return match.length === 1 ? chinese(match[0]) : chinese(...match.slice(1));
  }
  throw new Error(`tools/pages/takes-in-chinese.ts has no Chinese for: ${takes}`);
}
