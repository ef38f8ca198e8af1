import { bailianBlocks } from "./bailian/declared-blocks";
import { qianfanBlocks } from "./qianfan/declared-blocks";
import type { ShippedCloudName } from ".";
import type { DeclaredBlocks } from "./rules/declared-block";

/** Every cloud's blocks of arguments, for what is generated from them. */
export const declaredBlocks: Readonly<Record<ShippedCloudName, DeclaredBlocks>> = {
  bailian: bailianBlocks,
  qianfan: qianfanBlocks,
};
