import type { CloudName } from "../contract/cloud";
import { bailianBlocks } from "./bailian/declared-blocks";
import { qianfanBlocks } from "./qianfan/declared-blocks";
import type { DeclaredBlocks } from "./rules/declared-block";

/** Every cloud's blocks of arguments, for what is generated from them. */
export const declaredBlocks: Readonly<Record<CloudName, DeclaredBlocks>> = {
  bailian: bailianBlocks,
  qianfan: qianfanBlocks,
};
