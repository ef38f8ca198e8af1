import type { ShippedCloudName } from "../../provider/clouds/index";
import { stories, type Stories } from "../engine/rig/stories";
import { boundaries } from "./rig/boundaries";
import { killers, type KillerName } from "./rig/killers";
import { play } from "./rig/play";

const clouds: readonly ShippedCloudName[] = ["bailian", "qianfan"];
const killerNames = Object.keys(killers) as KillerName[];
/** `npm run test:kill` plays everything; `npm test` each boundary once, clouds and killers in turn. */
const isWhole = process.env["KILL_MATRIX"] === "whole";

for (const [turn, cloud] of clouds.entries()) {
  const moments = Object.entries(boundaries).flatMap(([moment, boundary], index): [string, () => Promise<void>][] => {
    if (boundary.at[cloud] === undefined) return [];
    const isOnlyHere = Object.keys(boundary.at).length === 1;
    if (!isWhole && !isOnlyHere && index % clouds.length !== turn) return [];
    // In the short form killers take turns over the boundaries, which outnumber them.
    const chosen = isWhole ? killerNames : killerNames.filter((_, number) => number === index % killerNames.length);
    return chosen.map((killer) => [`${killer} ${moment}`, () => play(cloud, boundary, killer)]);
  });
  stories(`a job on ${cloud} survives`, Object.fromEntries(moments) satisfies Stories);
}
