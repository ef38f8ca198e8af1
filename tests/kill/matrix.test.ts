import type { ShippedCloudName } from "../../provider/clouds/index";
import { stories, type Stories } from "../engine/rig/stories";
import { boundaries } from "./rig/boundaries";
import type { CallAt } from "./rig/kill-at";
import { killers, type KillerName } from "./rig/killers";
import { play } from "./rig/play";
import { playServing, servingBoundaries } from "./rig/serving";

const clouds: readonly ShippedCloudName[] = ["bailian", "qianfan"];
const killerNames = Object.keys(killers) as KillerName[];
/** `npm run test:kill` plays everything; `npm test` each boundary once, clouds and killers in turn. */
const isWhole = process.env["KILL_MATRIX"] === "whole";

interface AtCalls {
  readonly at: Partial<Record<ShippedCloudName, CallAt>>;
}

function matrixOf<B extends AtCalls>(
  table: Readonly<Record<string, B>>,
  playOne: (cloud: ShippedCloudName, boundary: B, killer: KillerName) => Promise<void>,
): Stories {
  const cells = clouds.flatMap((cloud, turn) =>
    Object.entries(table).flatMap(([moment, boundary], index): [string, () => Promise<void>][] => {
      if (boundary.at[cloud] === undefined) return [];
      const isOnlyHere = Object.keys(boundary.at).length === 1;
      if (!isWhole && !isOnlyHere && index % clouds.length !== turn) return [];
      // In the short form killers take turns over the boundaries, which outnumber them.
      const chosen = isWhole ? killerNames : killerNames.filter((_, number) => number === index % killerNames.length);
      return chosen.map((killer) => [`${cloud}: ${killer} ${moment}`, () => playOne(cloud, boundary, killer)]);
    }),
  );
  return Object.fromEntries(cells);
}

stories("a job survives", matrixOf(boundaries, play));
stories("what serves a model survives", matrixOf(servingBoundaries, playServing));
