import { useEffect, useState } from "preact/hooks";
import type { FaultList, Problem as ProblemData } from "../../contract";
import { get, post, problemOf, send } from "../api";
import { Card } from "../shell/card";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";

/** Actions that need no more than a number or a code; a rule of any other form is written as JSON. */
const actions = {
  error: { kind: "error", code: "500" },
  delay: { kind: "delay", ms: 3000 },
  reset: { kind: "reset" },
  loseAnswer: { kind: "loseAnswer" },
  html: { kind: "html" },
  truncate: { kind: "truncate" },
  failJob: { kind: "failJob", code: "InternalError" },
  stallJob: { kind: "stallJob" },
} as const;

type Kind = keyof typeof actions;
const kinds = Object.keys(actions) as Kind[];

interface FaultCardProps {
  /** Names and titles. */
  readonly clouds: readonly (readonly [string, string])[];
}

/** What is to go wrong on the simulated clouds. */
export function FaultCard({ clouds }: FaultCardProps) {
  const { say } = useLocale();
  const [faults, setFaults] = useState<FaultList["faults"]>();
  const [problem, setProblem] = useState<ProblemData>();
  const [cloud, setCloud] = useState("");
  const [kind, setKind] = useState<Kind>("error");
  const [times, setTimes] = useState("1");
  const [operation, setOperation] = useState("");
  const [rule, setRule] = useState<string>();

  const read = () => get<FaultList>("faults").then(({ faults: told }) => setFaults(told));
  const act = (work: Promise<unknown>) => {
    setProblem(undefined);
    work.then(read).catch((error: unknown) => setProblem(problemOf(error)));
  };
  useEffect(() => act(Promise.resolve()), []);

  const add = () => {
    if (rule !== undefined) {
      try {
        return act(post("faults", JSON.parse(rule)));
      } catch (error) {
        return setProblem(problemOf(error));
      }
    }
    return act(
      post("faults", {
        ...(cloud === "" ? {} : { cloud }),
        ...(operation === "" ? {} : { operation }),
        ...(times === "" ? {} : { times: Number(times) }),
        action: actions[kind],
      }),
    );
  };

  return (
    <Card title={say("faults")}>
      {faults === undefined ? (
        <div class="skeleton skeleton-lines" />
      ) : faults.length === 0 ? (
        <p class="none">{say("noFaults")}</p>
      ) : (
        <ul class="faults">
          {faults.map(({ id, ...about }) => (
            <li key={id}>
              <code>{JSON.stringify(about)}</code>
              <button
                type="button"
                onClick={() => act(send(`faults/${id}`, { method: "DELETE" }))}
                aria-label={say("removeFault", { id })}
              >
                {say("remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {rule === undefined ? (
          <>
            <label>
              {say("faultKind")}
              <select
                value={kind}
                onChange={(event) => setKind(kinds.find((each) => each === event.currentTarget.value) ?? "error")}
              >
                {kinds.map((each) => (
                  <option key={each} value={each}>
                    {say(`fault_${each}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say("cloud")}
              <select value={cloud} onChange={(event) => setCloud(event.currentTarget.value)}>
                <option value="">{say("all")}</option>
                {clouds.map(([name, title]) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say("operation")}
              <input
                value={operation}
                placeholder={say("all")}
                onInput={(event) => setOperation(event.currentTarget.value)}
              />
            </label>
            <label>
              {say("times")}
              <input
                type="number"
                min="1"
                value={times}
                placeholder="∞"
                onInput={(event) => setTimes(event.currentTarget.value)}
              />
            </label>
          </>
        ) : (
          <label class="whole">
            {say("ruleJson")}
            <textarea
              rows={5}
              spellcheck={false}
              value={rule}
              onInput={(event) => setRule(event.currentTarget.value)}
            />
          </label>
        )}
        <p class="buttons">
          <button type="submit" class="primary">
            {say("addFault")}
          </button>
          <button
            type="button"
            aria-pressed={rule !== undefined}
            onClick={() =>
              setRule(rule === undefined ? JSON.stringify({ times: 1, action: actions[kind] }, null, 2) : undefined)
            }
          >
            JSON
          </button>
          {faults !== undefined && faults.length > 1 && (
            <button type="button" class="danger" onClick={() => act(send("faults", { method: "DELETE" }))}>
              {say("removeAll")}
            </button>
          )}
        </p>
      </form>
      {problem !== undefined && <Problem problem={problem} />}
    </Card>
  );
}
