import { useState } from "preact/hooks";
import type { PageClock, Problem as ProblemData } from "../../contract";
import { post, problemOf } from "../api";
import { clock, tellClock } from "../live";
import { Card } from "../shell/card";
import { Choice } from "../shell/choice";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";
import { useNow } from "../use-now";
import { useStore } from "../use-store";

const speeds = ["0", "1", "60", "600", "3600"] as const;
const minuteMs = 60_000;
const leaps = [10 * minuteMs, 60 * minuteMs, 6 * 60 * minuteMs, 24 * 60 * minuteMs];

/** The clouds' time: how fast it goes, and leaps ahead. */
export function ClockCard() {
  const { say, format } = useLocale();
  const told = useStore(clock)?.told;
  const now = useNow(250);
  const [problem, setProblem] = useState<ProblemData>();
  const [own, setOwn] = useState("");
  const change = (body: { speed: number } | { advanceMs: number }) => {
    setProblem(undefined);
    post<PageClock>("clock", body).then(tellClock, (error: unknown) => setProblem(problemOf(error)));
  };
  const current = String(told?.speed ?? "");
  return (
    <Card title={say("clock")}>
      <p class="clock-now">
        {told === undefined ? "–" : new Date(now).toISOString().replace("T", " ").slice(0, 19)} <small>UTC</small>
      </p>
      <p class="label">{say("speed")}</p>
      <p class="buttons">
        <Choice
          label={say("speed")}
          options={speeds.map((speed) => [speed, speed === "0" ? say("standsStill") : `${speed}×`])}
          value={speeds.find((speed) => speed === current) ?? ("" as never)}
          onChoose={(speed) => change({ speed: Number(speed) })}
        />
      </p>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          change({ speed: Number(own) });
        }}
      >
        <label>
          {say("ownSpeed")}
          <input
            type="number"
            min="0"
            max="1000000"
            step="any"
            required
            placeholder={current}
            value={own}
            onInput={(event) => setOwn(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{say("set")}</button>
      </form>
      <p class="label">{say("advance")}</p>
      <p class="buttons">
        {leaps.map((advanceMs) => (
          <button type="button" key={advanceMs} onClick={() => change({ advanceMs })}>
            +{format.duration(advanceMs)}
          </button>
        ))}
      </p>
      {problem !== undefined && <Problem problem={problem} />}
    </Card>
  );
}
