import type { CloudName } from "../../contract/cloud";
import { shapeOf, type ShapeKey } from "./shapes";

/** Names of the clouds in messages. */
export const cloudTitles: Readonly<Record<CloudName, string>> = { bailian: "Bailian", qianfan: "Qianfan" };

/** Says which formats a file fits, and what the one looks like that was asked for. */
export function describeFits(fits: readonly ShapeKey[], asked: ShapeKey): string {
  const formats = [...new Set(fits.map(({ format }) => format))];
  const taken = formats.map((format) => {
    const clouds = fits.filter((key) => key.format === format).map(({ cloud }) => cloudTitles[cloud]);
    if (format === asked.format) return `format ${format} as ${clouds.join(" and ")} takes it`;
    return `format ${format}, which ${clouds.join(" and ")} ${clouds.length > 1 ? "take" : "takes"}`;
  });
  const example = shapeOf(asked)?.example ?? "";
  return `the file fits ${taken.join("; or ")}; a row of ${asked.format} on ${cloudTitles[asked.cloud]} is ${example}`;
}
