import { systemClock } from "../../base/clock";
import { clouds } from "../../clouds";
import { createRedactor } from "../../clouds/http/redactor";
import type { Settings } from "../../configuration/settings";
import type { Emulator } from "../../emulator";
import { builtAssets, readAssets } from "../../ui/server/assets";
import { pageControl } from "../../ui/server/control";
import { createRunPage, type RunPage, type RunPageOptions } from "../../ui/server/run-page";
import { createChat } from "./chat";

/** What the page over simulated clouds in this process is made with. */
export interface SimulatedPlace extends Pick<RunPageOptions, "stacks" | "readHoldings"> {
  readonly emulator: Emulator;
  /** Their server; absent where they are embedded. */
  readonly url?: string;
  readonly settings: Settings;
}

/** The page over simulated clouds in this process: what it reads disturbs no
 * fault rule and stands in no journal, and what it does goes to their control. */
export function simulatedPage(place: SimulatedPlace): RunPage {
  const { emulator, url, settings, ...rest } = place;
  const keys = new Map<string, string>(Object.entries(emulator.credentials));
  const access = { fetch: emulator.look, ...(url === undefined ? { endpoint: "embedded" } : {}) };
  const inside = url ?? "http://localhost";
  return createRunPage({
    ...rest,
    clouds,
    clock: systemClock,
    isSimulated: true,
    prices: settings,
    // Of the clouds' time, which is scaled only in this process.
    pollIntervalMs: settings.pollIntervalMs * settings.timeScale,
    sessions: clouds.all.flatMap((cloud) => {
      const { [cloud.name]: own } = settings.clouds;
      return own === undefined ? [] : [cloud.open(own, access)];
    }),
    control: pageControl(async (method, path, body) => {
      const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await emulator.fetch(new Request(`${inside}/_emulator/${path}`, init));
      return { status: response.status, text: await response.text() };
    }),
    chat: createChat(
      ({ openAi }) => ({ baseUrl: `${inside}${openAi.path}`, key: keys.get(openAi.credential) }),
      (address, headers, body, signal) =>
        emulator.fetch(
          new Request(address, {
            method: "POST",
            headers: { ...headers, "Content-Type": "application/json" },
            body,
            signal,
          }),
        ),
    ),
    redact: createRedactor([...keys.values()]),
    assets: readAssets(builtAssets()),
  });
}
