import { bailianFace } from "./bailian/face";
import type { Face } from "./face";
import { qianfanFace } from "./qianfan/face";

/** The simulated clouds, in the order in which their sample data is made. A cloud more is a folder and a word here. */
export const faces: readonly Face[] = [bailianFace, qianfanFace];
