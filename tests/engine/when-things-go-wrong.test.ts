import { stories } from "./rig/stories";
import { troubleStories } from "./trouble";
import { playRow } from "./trouble/trouble";

stories(
  "what the README tells to do on the real engine when",
  Object.fromEntries(
    Object.entries(troubleStories).map(([situation, story]) => [situation, () => playRow(situation, story)]),
  ),
);
