import type { CloudRegistry } from "../../contract/cloud";
import { findFormat, formatsOf, shapeOf, type ShapeKey } from "./shapes";

/** Says which formats a file fits, and what the one looks like that was asked for. */
export function describeFits(fits: readonly ShapeKey[], asked: ShapeKey, clouds: CloudRegistry): string {
  const formats = [...new Set(fits.map(({ format }) => format))];
  const taken = formats.map((format) => {
    const takers = fits.filter((key) => key.format === format).map(({ cloud }) => clouds.get(cloud).title);
    if (format === asked.format) return `format ${format} as ${takers.join(" and ")} takes it`;
    return `format ${format}, which ${takers.join(" and ")} ${takers.length > 1 ? "take" : "takes"}`;
  });
  const cloud = clouds.get(asked.cloud);
  const wanted = findFormat(formatsOf([cloud]), asked);
  const example = wanted === undefined ? "" : shapeOf(wanted.layout).example;
  return `the file fits ${taken.join("; or ")}; a row of ${asked.format} on ${cloud.title} is ${example}`;
}
