import { stories } from "./rig/stories";
import { troubleStories } from "./trouble";
import { playSituation } from "./trouble/trouble";

stories(
  "what the documentation tells to do on the real engine when",
  Object.fromEntries(
    Object.entries(troubleStories).map(([situation, story]) => [situation, () => playSituation(situation, story)]),
  ),
);
