import { follow, scenarios } from "./rig/scenarios";
import { stories } from "./rig/stories";
import { ways } from "./rig/ways";

const clouds = Object.keys(scenarios) as (keyof typeof scenarios)[];

stories(
  "one program in every way",
  Object.fromEntries(
    clouds.flatMap((cloud) =>
      Object.entries(ways).map(([name, open]) => [`${cloud}: comes to the same by ${name}`, () => follow(cloud, open)]),
    ),
  ),
);
