import type { Cloud } from "../../contract/cloud";
import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { CloudName } from "../../contract/keys";
import type { RowLayout } from "../../contract/training-files";
import { chatShape } from "./chat-shapes";
import { membersShape } from "./members-shape";
import { preferenceShape } from "./preference-shape";
import type { RowShape } from "./row-shape";
import { plainText } from "./text-shape";
import { answeredTurns, judgedTurns, promptsAlone, sortedTurns, turnPairs } from "./turn-shapes";

/** A format as one cloud has it. */
export interface ShapeKey {
  readonly cloud: CloudName;
  readonly format: DatasetFormat;
}

/** The same with the layout of its rows: data, which a thread can be told. */
export interface KnownFormat extends ShapeKey {
  readonly layout: RowLayout;
}

/** Every format of some clouds. */
export function formatsOf(clouds: readonly Cloud[]): readonly KnownFormat[] {
  return clouds.flatMap(({ name: cloud, dataset }) =>
    Object.entries(dataset?.files().formats ?? {}).map(([format, layout]) => ({
      cloud,
      // The keys of the cloud's table.
      format: format as DatasetFormat,
      layout,
    })),
  );
}

/** One format among others; `undefined` when the cloud does not take it. */
export function findFormat<Known extends ShapeKey>(formats: readonly Known[], key: ShapeKey): Known | undefined {
  return formats.find(({ cloud, format }) => cloud === key.cloud && format === key.format);
}

/** What a row of a layout looks like. */
export function shapeOf(layout: RowLayout): RowShape {
  switch (layout.kind) {
    case "messages":
      return chatShape(layout.dialect);
    case "message-pairs":
      return preferenceShape(layout.dialect);
    case "members":
      return membersShape(layout.members, layout.source);
    case "turns":
      return answeredTurns;
    case "turn-pairs":
      return turnPairs;
    case "judged-turns":
      return judgedTurns;
    case "sorted-turns":
      return sortedTurns;
    case "prompts":
      return promptsAlone;
    case "text":
      return plainText;
  }
}
