import { useEffect, useRef, useState } from "preact/hooks";
import type { DeploymentRow, Problem as ProblemData } from "../../contract";
import { problemOf } from "../api";
import { Card } from "../shell/card";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";
import { ask } from "./ask";

interface Answer {
  readonly text: string;
  readonly isDone: boolean;
  readonly problem?: ProblemData;
}

/** An answer that does not end is cut here, so that the page stays what it is. Our choice. */
const longestAnswer = 100_000;

/** Asks a tuned model, and the model that it was made from beside it. */
export function AskBox({ deployments }: { readonly deployments: readonly DeploymentRow[] }) {
  const { say } = useLocale();
  const askable = deployments.filter(({ servedAs }) => servedAs !== undefined);
  const [chosenId, setChosenId] = useState<string>();
  const [message, setMessage] = useState("");
  const [withBase, setWithBase] = useState(true);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [problem, setProblem] = useState<ProblemData>();
  const [isAsking, setAsking] = useState(false);
  const end = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => end.current?.abort(), []);

  const chosen = askable.find(({ id }) => id === chosenId) ?? askable[0];
  const targets = [withBase ? chosen?.baseModel : undefined, chosen?.servedAs].filter((each) => each !== undefined);

  const submit = () => {
    if (chosen === undefined || message.trim() === "") return;
    end.current?.abort();
    const running = new AbortController();
    end.current = running;
    setProblem(undefined);
    setAsking(true);
    setAnswers(new Map(targets.map((target) => [target, { text: "", isDone: false }])));
    ask(
      { cloud: chosen.cloud, targets, message },
      ({ target, text = "", done = false, problem: refused }) =>
        setAnswers((before) => {
          const known = before.get(target) ?? { text: "", isDone: false };
          return new Map(before).set(target, {
            text: (known.text + text).slice(0, longestAnswer),
            isDone: done || refused !== undefined,
            ...(refused === undefined ? {} : { problem: refused }),
          });
        }),
      running.signal,
    )
      .catch((error: unknown) => running.signal.aborted || setProblem(problemOf(error)))
      .finally(() => end.current === running && setAsking(false));
  };

  if (chosen === undefined) return null;
  return (
    <Card title={say("ask")} class="wide">
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div class="ask-options">
          <label>
            {say("deployment")}{" "}
            <select value={chosen.id} onChange={(event) => setChosenId(event.currentTarget.value)}>
              {askable.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name === "" ? id : name}
                </option>
              ))}
            </select>
          </label>
          {chosen.baseModel !== undefined && (
            <label class="check">
              <input
                type="checkbox"
                checked={withBase}
                onChange={(event) => setWithBase(event.currentTarget.checked)}
              />
              {say("askBase", { model: chosen.baseModel })}
            </label>
          )}
        </div>
        <textarea
          rows={3}
          aria-label={say("message")}
          placeholder={say("messageHint")}
          value={message}
          onInput={(event) => setMessage(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        />
        <p class="buttons">
          <button type="submit" class="primary" disabled={message.trim() === "" || isAsking}>
            {say("askNow")}
          </button>
          {isAsking && (
            <button type="button" onClick={() => end.current?.abort()}>
              {say("stop")}
            </button>
          )}
          <span class="muted">{say("askKeys")}</span>
        </p>
      </form>
      {problem !== undefined && <Problem problem={problem} />}
      {answers.size > 0 && (
        <div class="answers">
          {[...answers].map(([target, { text, isDone, problem: refused }]) => (
            <article key={target} aria-busy={!isDone && isAsking}>
              <h3>
                <span class="tag">{say(target === chosen.servedAs ? "tuned" : "base")}</span> {target}
              </h3>
              <p class={`answer ${isDone || !isAsking ? "" : "is-coming"}`} aria-live="polite">
                {text}
              </p>
              {refused !== undefined && <Problem problem={refused} />}
            </article>
          ))}
        </div>
      )}
    </Card>
  );
}
