import type { Problem as ProblemData } from "../../contract";
import { useLocale } from "../use-locale";

interface ProblemProps {
  readonly problem: ProblemData;
  readonly onRetry?: () => void;
}

/** What went wrong, where, and the way out. */
export function Problem({ problem, onRetry }: ProblemProps) {
  const { say } = useLocale();
  return (
    <section class="problem" role="alert">
      <p class="problem-head">
        {problem.cloud !== undefined && <span class="tag">{problem.cloud}</span>}
        <code>{problem.code}</code>
      </p>
      <p class="problem-text">{problem.message}</p>
      {problem.nextStep !== undefined && <p class="problem-way">{problem.nextStep}</p>}
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {say("tryAgain")}
        </button>
      )}
    </section>
  );
}
