import type { ShippedCloudName } from "../../provider/clouds/index";
import { stories, type Stories } from "../engine/rig/stories";
import { boundaries } from "./rig/boundaries";
import { killers, type KillerName } from "./rig/killers";
import { play } from "./rig/play";

const clouds: readonly ShippedCloudName[] = ["bailian", "qianfan"];
const killerNames = Object.keys(killers) as KillerName[];
/** `npm run test:kill` plays everything; `npm test` each boundary and each killer at least once on each cloud. */
const isWhole = process.env["KILL_MATRIX"] === "whole";

for (const cloud of clouds) {
  const moments = Object.entries(boundaries).filter(([, { at }]) => at[cloud] !== undefined);
  const table: [string, () => Promise<void>][] = moments.flatMap(([moment, boundary], index) => {
    // In the short form killers take turns over the boundaries, which outnumber them.
    const chosen = isWhole ? killerNames : killerNames.filter((_, number) => number === index % killerNames.length);
    return chosen.map((killer): [string, () => Promise<void>] => [
      `${killer} ${moment}`,
      () => play(cloud, boundary, killer),
    ]);
  });
  stories(`a job on ${cloud} survives`, Object.fromEntries(table) satisfies Stories);
}
