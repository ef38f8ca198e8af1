import type { ShippedCloudName } from "../../provider/clouds/index";
import { stories, type Stories } from "../engine/rig/stories";
import { boundaries, type Boundary } from "./rig/boundaries";
import type { CallAt } from "./rig/kill-at";
import { killers, type KillerName } from "./rig/killers";
import { play, type Fronts } from "./rig/play";
import { playServing, servingBoundaries } from "./rig/serving";

const clouds: readonly ShippedCloudName[] = ["bailian", "qianfan"];
const killerNames = Object.keys(killers) as KillerName[];
/** `npm run test:kill` plays everything; `npm test` each boundary once, clouds and killers in turn. */
const isWhole = process.env["KILL_MATRIX"] === "whole";

interface AtCalls {
  readonly at: Partial<Record<ShippedCloudName, CallAt>>;
}

/** One way to play a boundary. */
interface Way<B> {
  readonly title: string;
  /** Whether one killer a boundary is enough also where everything is played. */
  readonly isShort?: true;
  play(cloud: ShippedCloudName, boundary: B, killer: KillerName): Promise<void>;
}

/** Who declares the job that is hit, and who recovers: each front end by itself, and each in the other's place. */
const jobWays: readonly Way<Boundary>[] = [
  { title: "", play: playBy({ killed: "dynamic", recovers: "dynamic" }) },
  { title: " of the plugin", play: playBy({ killed: "plugin", recovers: "plugin" }) },
  { title: ", then by the plugin", isShort: true, play: playBy({ killed: "dynamic", recovers: "plugin" }) },
  { title: " of the plugin, then without", isShort: true, play: playBy({ killed: "plugin", recovers: "dynamic" }) },
];

function playBy(fronts: Fronts): Way<Boundary>["play"] {
  return (cloud, boundary, killer) => play(cloud, boundary, killer, fronts);
}

function matrixOf<B extends AtCalls>(table: Readonly<Record<string, B>>, ways: readonly Way<B>[]): Stories {
  const cells = clouds.flatMap((cloud, turn) =>
    Object.entries(table).flatMap(([moment, boundary], index) => {
      if (boundary.at[cloud] === undefined) return [];
      const isOnlyHere = Object.keys(boundary.at).length === 1;
      if (!isWhole && !isOnlyHere && index % clouds.length !== turn) return [];
      // In the short form ways and killers take turns over the boundaries, which outnumber them.
      const inTurn = <T>(all: readonly T[]): T[] => all.filter((_, number) => number === index % all.length);
      return (isWhole ? ways : inTurn(ways)).flatMap((way) =>
        (isWhole && way.isShort !== true ? killerNames : inTurn(killerNames)).map(
          (killer): [string, () => Promise<void>] => [
            `${cloud}: ${killer} ${moment}${way.title}`,
            () => way.play(cloud, boundary, killer),
          ],
        ),
      );
    }),
  );
  return Object.fromEntries(cells);
}

stories("a job survives", matrixOf(boundaries, jobWays));
stories("what serves a model survives", matrixOf(servingBoundaries, [{ title: "", play: playServing }]));
