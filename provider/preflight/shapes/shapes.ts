import type { CloudName } from "../../contract/cloud";
import type { DatasetFormat } from "../../contract/dataset-cloud";
import { bailianChat, qianfanChat } from "./chat-shapes";
import { bailianPreference } from "./preference-shape";
import type { RowShape } from "./row-shape";
import { plainText } from "./text-shape";
import { qianfanJudged, qianfanPreference, qianfanResponse } from "./turn-shapes";

/** A format as one cloud has it. */
export interface ShapeKey {
  readonly cloud: CloudName;
  readonly format: DatasetFormat;
}

/** The formats that each cloud takes, and what a row of each looks like. */
const shapes: Readonly<Record<CloudName, Readonly<Partial<Record<DatasetFormat, RowShape>>>>> = {
  bailian: { chat: bailianChat, dpo: bailianPreference, text: plainText },
  qianfan: {
    chat: qianfanChat,
    "prompt-response": qianfanResponse,
    dpo: qianfanPreference,
    kto: qianfanJudged,
    text: plainText,
  },
};

/** What a row of a format looks like; `undefined` when the cloud does not take the format. */
export function shapeOf({ cloud, format }: ShapeKey): RowShape | undefined {
  return shapes[cloud][format];
}

/** Every format of every cloud. */
export const shapeKeys: readonly ShapeKey[] = Object.entries(shapes).flatMap(([cloud, byFormat]) =>
  // The keys are those of the table above.
  Object.keys(byFormat).map((format) => ({ cloud: cloud as CloudName, format: format as DatasetFormat })),
);

/** The formats that a cloud takes. */
export function formatsOf(cloud: CloudName): readonly DatasetFormat[] {
  return shapeKeys.filter((key) => key.cloud === cloud).map(({ format }) => format);
}
