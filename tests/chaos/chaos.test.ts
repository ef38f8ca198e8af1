import { stories, type Stories } from "../engine/rig/stories";
import { playEpisode } from "./rig/play-episode";
import { failureReport } from "./rig/report";
import { writeScript } from "./rig/script";

/** Short episodes that between them kill, lose and refuse on each API; `npm run chaos` plays others. */
const seeds = [17_771, 59_482, 52_131];

stories(
  "random chaos",
  Object.fromEntries(
    seeds.map((seed): [string, () => Promise<void>] => [
      `episode ${seed} pays once for each intended training and leaves nothing behind`,
      async () => {
        const episode = await playEpisode(writeScript(seed));
        if (episode.failure !== undefined) throw new Error(failureReport(episode), { cause: episode.failure.error });
      },
    ]),
  ) satisfies Stories,
);
