import { info } from "../live";
import { useLocale } from "../use-locale";
import { useStore } from "../use-store";
import { ClockCard } from "./clock-card";
import { FaultCard } from "./fault-card";
import { JournalCard } from "./journal-card";

/** What only simulated clouds have: their time, what goes wrong on them, and what they were asked. */
export function CloudsView() {
  const { say } = useLocale();
  const told = useStore(info);
  return (
    <>
      <h1>{say("clouds")}</h1>
      {told?.controllable === false && (
        <div class="empty">
          <p class="empty-head">{say("notControllable")}</p>
        </div>
      )}
      {told?.controllable === true && (
        <>
          <div class="columns even">
            <ClockCard />
            <FaultCard clouds={told.clouds.map(({ name, title }) => [name, title] as const)} />
          </div>
          <JournalCard />
        </>
      )}
    </>
  );
}
