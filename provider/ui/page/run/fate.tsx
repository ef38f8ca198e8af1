import { useState } from "preact/hooks";
import type { Problem as ProblemData, RunFateRequest } from "../../contract";
import { post, problemOf, runPath } from "../api";
import { Card } from "../shell/card";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";

interface FateProps {
  readonly id: string;
  /** What has ended can only vanish. */
  readonly isOver: boolean;
  readonly onChange: () => void;
}

/** What a simulated run can be told to do. */
export function Fate({ id, isOver, onChange }: FateProps) {
  const { say } = useLocale();
  const [problem, setProblem] = useState<ProblemData>();
  const [code, setCode] = useState("InternalError");
  const [message, setMessage] = useState("");
  const decide = (fate: RunFateRequest) => {
    setProblem(undefined);
    post(runPath(id, "/fate"), fate).then(onChange, (error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <Card title={say("fate")}>
      <p class="muted">{say("fateWhat")}</p>
      <p class="buttons">
        <button type="button" disabled={isOver} onClick={() => decide({ finish: true })}>
          {say("fate_finish")}
        </button>
        <button type="button" disabled={isOver} onClick={() => decide({ stall: true })}>
          {say("fate_stall")}
        </button>
        <button type="button" class="danger" onClick={() => decide({ vanish: true })}>
          {say("fate_vanish")}
        </button>
      </p>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          decide({ fail: { code, message: message === "" ? say("failedByPage") : message } });
        }}
      >
        <label>
          {say("errorCode")}
          <input required value={code} onInput={(event) => setCode(event.currentTarget.value)} />
        </label>
        <label>
          {say("errorMessage")}
          <input
            value={message}
            placeholder={say("failedByPage")}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="danger" disabled={isOver}>
          {say("fate_fail")}
        </button>
      </form>
      {problem !== undefined && <Problem problem={problem} />}
    </Card>
  );
}
