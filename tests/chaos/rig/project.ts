import { pickAt } from "./chance";
import type { Api, ChaosJob } from "./program";

/** What an edit does to the program. */
export type EditKind =
  | "add"
  | "again"
  | "remove"
  | "hyperparameter"
  | "triggers"
  | "waitForCompletion"
  | "onFailure"
  | "jobName"
  | "serve"
  | "replicas";

/** A change of the program that was decided before anything ran; `share` says which job, `value` what it gets. */
export interface Edit {
  readonly kind: EditKind;
  /** From 0 to 1. */
  readonly share: number;
  readonly value: number;
}

/** A program while it is edited. */
export interface Project {
  readonly jobs: readonly ChaosJob[];
  /** Jobs that are no longer declared, as they last were. */
  readonly removed: readonly ChaosJob[];
  /** Jobs that were ever declared. */
  readonly count: number;
}

export const emptyProject: Project = { jobs: [], removed: [], count: 0 };

const mostJobs = 6;
const apis: readonly Api[] = ["bailian", "qianfan-v2", "qianfan-v1"];
const letters = "abcdefghijklmnopqrstuvwxyz";

/** The project after an edit; unchanged where the edit has nothing to work on. */
export function edited(project: Project, { kind, share, value }: Edit): Project {
  const { jobs, removed, count } = project;
  switch (kind) {
    case "add":
      if (jobs.length >= mostJobs || count >= letters.length) return project;
      return { ...project, jobs: [...jobs, newJob(count, value)], count: count + 1 };
    case "again": {
      if (jobs.length >= mostJobs || removed.length === 0) return project;
      const job = pickAt(removed, share);
      return { ...project, jobs: [...jobs, job], removed: removed.filter(({ name }) => name !== job.name) };
    }
    case "remove": {
      if (jobs.length <= 1) return project;
      const job = pickAt(jobs, share);
      return { ...project, jobs: jobs.filter(({ name }) => name !== job.name), removed: [...removed, job] };
    }
    case "hyperparameter":
      return withJob(project, share, (job) => ({ ...job, epochs: (job.epochs % 3) + 1 }));
    case "triggers":
      return withJob(project, share, (job) => ({ ...job, trigger: (job.trigger ?? 0) + 1 }));
    case "waitForCompletion":
      return withJob(project, share, (job) => ({ ...job, waitForCompletion: !job.waitForCompletion }));
    case "onFailure":
      return withJob(project, share, (job) => ({
        ...job,
        onFailure: job.onFailure === "fail" ? "retrain" : "fail",
      }));
    case "serve":
      return withJob(project, share, ({ replicas, ...job }) =>
        replicas === undefined ? { ...job, replicas: 1 } : job,
      );
    case "replicas":
      return withJob(project, share, (job) => ({ ...job, replicas: ((job.replicas ?? 0) % 3) + 1 }));
    case "jobName":
      return withJob(project, share, (job) => ({ ...job, jobName: `${job.name}${value % 3}` }));
  }
}

/** The project with another version of one job, by its name. */
export function replaced(project: Project, job: ChaosJob): Project {
  return { ...project, jobs: project.jobs.map((each) => (each.name === job.name ? job : each)) };
}

function withJob(project: Project, share: number, change: (job: ChaosJob) => ChaosJob): Project {
  return replaced(project, change(pickAt(project.jobs, share)));
}

/** `value` decides everything about a new job: its cloud, what it does after a failure, at the end and meanwhile, and whether it serves. */
function newJob(number: number, value: number): ChaosJob {
  const job: ChaosJob = {
    name: `j${letters.charAt(number)}`,
    api: pickAt(apis, (value % apis.length) / apis.length),
    epochs: 1 + (Math.floor(value / 3) % 3),
    waitForCompletion: Math.floor(value / 9) % 4 !== 0,
    onFailure: Math.floor(value / 36) % 3 === 0 ? "retrain" : "fail",
    isPublished: Math.floor(value / 108) % 4 !== 0,
  };
  return Math.floor(value / 432) % 2 === 0 ? { ...job, replicas: 1 } : job;
}
