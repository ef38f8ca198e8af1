import { render } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { problemOf } from "./api";
import { CloudsView } from "./simulation/clouds-view";
import { CompareView } from "./compare/compare-view";
import { DeploymentsView } from "./deployments/deployments-view";
import { follow, info, passingProblem } from "./live";
import { followSystem } from "./preferences";
import { followAddress, route } from "./route";
import { RunView } from "./run/run-view";
import { RunsView } from "./runs/runs-view";
import { Header } from "./shell/header";
import { Problem } from "./shell/problem";
import { useLocale } from "./use-locale";
import { useStore } from "./use-store";

function Page() {
  const { say } = useLocale();
  const told = useStore(info);
  const { view, id } = useStore(route);
  const problem = useStore(passingProblem);
  useEffect(() => {
    document.title = `${view === "run" ? (id ?? "") : say(view)} · finetune`;
    scrollTo(0, 0);
  }, [view, id, say]);
  return (
    <>
      <a class="skip" href="#content" onClick={toContent}>
        {say("skip")}
      </a>
      <Header />
      <div class="banner" data-simulated={told?.simulated}>
        {told === undefined ? "\u00a0" : say(told.simulated ? "simulatedBanner" : "readOnlyBanner")}
      </div>
      <main class="page" id="content" tabindex={-1}>
        {problem !== undefined && <Problem problem={problem} />}
        <View key={`${view} ${id}`} />
      </main>
    </>
  );
}

/** The address says which page is shown: a jump within it goes by focus. */
function toContent(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function View() {
  const { say } = useLocale();
  const { view, id } = useStore(route);
  const error: unknown = useErrorBoundary()[0];
  if (error !== undefined) {
    return <Problem problem={{ code: "page-error", message: say("brokenPage"), nextStep: problemOf(error).message }} />;
  }
  switch (view) {
    case "runs":
      return <RunsView />;
    case "run":
      return <RunView id={id ?? ""} />;
    case "compare":
      return <CompareView />;
    case "deployments":
      return <DeploymentsView />;
    case "clouds":
      return <CloudsView />;
  }
}

const root = document.getElementById("app");
if (root !== null) {
  followAddress();
  follow();
  followSystem();
  // What stood there until now is no page of ours to be joined.
  root.replaceChildren();
  render(<Page />, root);
}
