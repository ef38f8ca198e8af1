import { chartSvg, type ChartPoint } from "../../../base/chart-svg";
import { formatLoss } from "../format";
import { colour, colourName } from "./colours";
import type { Line } from "./series";

/** What a picture shows beside its lines. */
export interface PictureWords {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly writeX: (x: number) => string;
  /** The word for each line. */
  readonly nameOf: (line: Line) => string;
  readonly isLog: boolean;
  readonly isSeveral: boolean;
}

/** The chart as a picture that stands by itself, in the colours of the page as it is now. */
export function toSvg(lines: readonly Line[], { nameOf, isSeveral, ...words }: PictureWords): string {
  const points = ({ x }: Line, values: readonly number[]) =>
    x.map((place, index): ChartPoint => [place, values[index] ?? 0]);
  return chartSvg({
    ...words,
    writeY: formatLoss,
    colours: {
      surface: colour("surface"),
      text: colour("text"),
      muted: colour("muted"),
      rule: colour("line"),
    },
    lines: lines.map((line) => ({
      name: nameOf(line),
      colour: colour(colourName(line, isSeveral)),
      points: points(line, line.y),
      isDashed: isSeveral && line.measure === "validationLoss",
      hasDots: line.measure === "validationLoss",
      ...(line.raw === undefined ? {} : { raw: points(line, line.raw) }),
    })),
  });
}

/** The same as dots, at twice the size for screens of today. */
export async function toPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error("the browser draws no picture")) : resolve(blob))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
