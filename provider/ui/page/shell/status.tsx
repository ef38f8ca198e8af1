import type { RunStatus } from "../../contract";
import { useLocale } from "../use-locale";

/** A run's status: a colour, a form and a word, so that none of them has to be seen. */
export function Status({ status, cloudStatus }: { readonly status: RunStatus; readonly cloudStatus?: string }) {
  const { say } = useLocale();
  return (
    <span class="status" data-status={status} title={cloudStatus}>
      <i aria-hidden="true" />
      {say(`status_${status}`)}
    </span>
  );
}

/** How far it is: a line that fills. */
export function Progress({ percent }: { readonly percent: number }) {
  const { say, format } = useLocale();
  return (
    <span class="progress">
      <span
        class="progress-line"
        role="progressbar"
        aria-label={say("progress")}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      </span>
      {format.percent(percent)}
    </span>
  );
}
