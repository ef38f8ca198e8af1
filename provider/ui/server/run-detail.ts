import { isRecord } from "../../base/is-record";
import { present } from "../../base/present";
import type { Checkpoint } from "../../contract/observation";
import { isTerminal } from "../../contract/observation";
import { hasRun, parseResourceId } from "../../lifecycle/job/resource-id";
import { shownBlock, runData } from "../../lifecycle/job/run-facts";
import type { RunCheckpoint, RunDetail, RunEvent, RunLog } from "../contract";
import type { Board } from "./board";
import { pagePoints } from "./curves";
import { heldBy, type HeldResource } from "./holdings";
import type { RunPageOptions } from "./run-page";
import { runRow, keyOf, type SeenRun } from "./run-row";
import { createShared } from "./shared-answers";
import { snippetsOf } from "./snippets";
import type { AccountWatch } from "./watch-account";

/** Longest line of a log that is shown, in characters (our choice). */
const longestLine = 10_000;

/** Reads one run with everything that its cloud tells of it. */
export interface RunReader {
  /** `undefined` where there is no such run. @throws CloudError where nothing is known of it */
  read(id: string, signal: AbortSignal): Promise<RunDetail | undefined>;
  /** The last lines of its log, oldest first. @throws CloudError */
  log(id: string, lines: number, signal: AbortSignal): Promise<RunLog | undefined>;
  /** What its cloud calls the run. */
  ownId(id: string): string | undefined;
}

/** Reads runs for pages; those that are open at the same time share what was read. */
export function createRunReader(options: RunPageOptions, board: Board): RunReader {
  const { clouds } = options;
  const told = createShared(options.clock.now, Infinity);
  const logs = createShared(options.clock.now, 2_000);

  function find(
    id: string,
  ): { readonly account: AccountWatch; readonly key: Pick<SeenRun, "jobId" | "taskId"> } | undefined {
    const key = parseResourceId(clouds, id);
    const account = board.accounts.find(({ session }) => session.cloud === key?.cloud);
    return key === undefined || account === undefined ? undefined : { account, key };
  }

  async function look(id: string, signal: AbortSignal): Promise<{ account: AccountWatch; run: SeenRun } | undefined> {
    const found = find(id);
    if (found === undefined) return undefined;
    const { account, key } = found;
    // What is known already is shown also while the cloud does not answer; the list says that it does not.
    const run = await account.lookAt(id, key, signal).catch((error: unknown) => {
      const known = account.runs.get(id);
      if (known === undefined) throw error;
      return known;
    });
    return run && { account, run };
  }

  return {
    ownId: (id) => {
      const key = parseResourceId(clouds, id);
      return key && (key.taskId ?? key.jobId);
    },
    log: async (id, lines, signal) => {
      const found = await look(id, signal);
      if (found === undefined) return undefined;
      const { account, run } = found;
      const tail = await logs.get(`${lines} ${id}`, () => account.session.logTail(keyOf(run), lines));
      return {
        lines: tail.slice(-lines).map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)),
      };
    },
    read: async (id, signal) => {
      const found = await look(id, signal);
      if (found === undefined) return undefined;
      const { account, run } = found;
      const { session } = account;
      const [block] = await Promise.all([
        hasRun(clouds, run) ? told.get(id, async () => session.told?.(keyOf(run))).catch(() => undefined) : undefined,
        account.readCurve(id, signal).catch(() => undefined),
        // The timeline is told by the journal up to now.
        board.simulation?.round(),
      ]);
      const holdings = board.holdings();
      const ids = [run.taskId ?? run.jobId];
      const held = heldBy(holdings, "FineTuneJob", ids);
      const all = shownBlock(run.cloud, held, block);
      const operations = session.datasets?.();
      const tellData = (fileId: string) =>
        told.get(`data ${fileId}`, async () => operations?.told?.({ cloud: run.cloud, fileId })).catch(() => undefined);
      const deployments = board.deployments().deployments.filter(({ runId }) => runId === id);
      const curve = board.curves.get(id);
      const parameters = all["hyperParameters"];
      const row = runRow(run, board.curves.summary(id), { clouds, prices: options.prices, holdings });
      return {
        ...row,
        curve: curve === undefined ? [] : pagePoints(curve),
        checkpoints: checkpointsOf(run, heldBy(holdings, "ModelVersion", ids)),
        metrics: run.metrics ?? {},
        hyperParameters: isRecord(parameters) ? scalarsOf(parameters) : {},
        arguments: all,
        data: await runData(all, held, tellData),
        timeline: timelineOf(run, id, board),
        deployments,
        snippets: snippetsOf(row, clouds.get(run.cloud), account, deployments[0]),
        ...present({ error: errorOf(run), dashboardUrl: options.isSimulated ? undefined : run.dashboardUrl }),
      };
    },
  };
}

function errorOf({ status, error, cloud }: SeenRun): RunDetail["error"] {
  if (status !== "failed" && status !== "cancelled") return undefined;
  if (error === undefined && status === "cancelled") return undefined;
  return {
    code: error?.code ?? "job-failed",
    message: error?.message ?? "the cloud gave no reason",
    nextStep:
      'Nothing is paid again by itself: the end of the log may say more. Change the arguments or `triggers`, or set `onFailure: "retrain"`, and run `pulumi up`.',
    cloud,
  };
}

function checkpointsOf(run: SeenRun, version: HeldResource | undefined): RunCheckpoint[] {
  const checkpoints: readonly Checkpoint[] = run.checkpoints ?? [];
  const chosen = version?.outputs["published"];
  const step = isRecord(chosen) ? chosen["step"] : undefined;
  const because = version?.outputs["chosenBecause"];
  const last = checkpoints.at(-1)?.step;
  return checkpoints.map((checkpoint) => ({
    name: checkpoint.name ?? `step ${checkpoint.step}`,
    step: checkpoint.step,
    ...present({
      validationLoss: checkpoint.loss,
      chosen: whyChosen(checkpoint.step),
    }),
  }));

  function whyChosen(at: number): string | undefined {
    if (step !== undefined)
      return at === step ? (typeof because === "string" ? because : "the stack published it") : undefined;
    const isPublished = run.finetunedOutput !== undefined && at === last;
    return isPublished
      ? `the last of ${checkpoints.length}: ${run.finetunedOutput} is the model as it was then`
      : undefined;
  }
}

/** Of simulated clouds the journal; else what times of a run are told. */
function timelineOf(run: SeenRun, id: string, board: Board): RunEvent[] {
  const journal = board.simulation?.events(run.taskId ?? run.jobId) ?? [];
  const has = (...words: readonly RunEvent["what"][]) => journal.some(({ what }) => words.includes(what));
  const began = board.curves.get(id)?.points.find(({ time }) => time !== undefined)?.time;
  const { createdAt, status, finetunedOutput } = run;
  const finishedAt = journal.find(({ what }) => what === status && isEnd(status))?.time ?? run.finishedAt;
  const events: (RunEvent | false | undefined)[] = [
    ...journal,
    createdAt !== undefined && !has("submitted") && { time: createdAt, what: "submitted" },
    began !== undefined && !has("running") && { time: began, what: "running", detail: "the first step" },
    finishedAt !== undefined && isEnd(status) && !has(status) && { time: finishedAt, what: status },
    finishedAt !== undefined &&
      finetunedOutput !== undefined && { time: finishedAt, what: "published", detail: finetunedOutput },
    ...board
      .deployments()
      .deployments.flatMap(({ runId, since, id: detail }) =>
        runId === id && since !== undefined ? [{ time: since, what: "deployed", detail } as const] : [],
      ),
  ];
  return events
    .filter((event) => event !== false && event !== undefined)
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

function isEnd(status: SeenRun["status"]): status is "succeeded" | "failed" | "cancelled" {
  return isTerminal(status);
}

function scalarsOf(values: Readonly<Record<string, unknown>>): Record<string, number | string | boolean> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? [[name, value]] : [],
    ),
  );
}
