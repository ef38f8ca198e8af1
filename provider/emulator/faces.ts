import { bailianFace } from "./bailian/face";
import type { Face } from "./face";
import { qianfanFace } from "./qianfan/face";

/** The simulated clouds, in the order in which their sample data is made. */
export const faces: readonly Face[] = [bailianFace, qianfanFace];
