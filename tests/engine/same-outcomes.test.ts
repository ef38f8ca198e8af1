import { follow, scenarios } from "./rig/scenarios";
import { stories } from "./rig/stories";
import { ways } from "./rig/ways";

const names = Object.keys(scenarios) as (keyof typeof scenarios)[];

stories(
  "one program in every way",
  Object.fromEntries(
    names.flatMap((scenario) =>
      Object.entries(ways).map(([name, open]) => [
        `${scenario}: comes to the same by ${name}`,
        () => follow(scenario, open),
      ]),
    ),
  ),
);
