import { parse } from "yaml";
import { z } from "zod";

const texts = z.record(z.string(), z.coerce.string());

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: texts.default({}),
});

const job = z.looseObject({
  if: z.string().default(""),
  environment: z.unknown().optional(),
  permissions: z.union([z.string(), texts]).default({}),
  steps: z.array(step).default([]),
});

const workflow = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: z.union([z.string(), texts]).optional(),
  jobs: z.record(z.string(), job),
});

type Step = z.infer<typeof step>;
type Job = z.infer<typeof job>;

/** Events whose runs have the repository's secrets while strangers choose what they work on. */
const dangerousEvents = ["pull_request_target", "workflow_run", "issue_comment"];

const secretIn = /secrets[.[]/;
const installs = /\b(?:npm|pnpm|yarn)\s+(?:ci|i|install|add)\b|\bnpx\b|\bgo\s+install\b/;

/** What a GitHub workflow lets others do; empty for one that is sound. */
export function workflowFaults(text: string): string[] {
  const { jobs, ...above } = workflow.parse(parse(text));
  const { on, permissions } = above;
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on);
  const faults = dangerousEvents.filter((event) => events.includes(event)).map((event) => `runs on ${event}`);
  if (permissions === undefined || !isReadOnly(permissions)) faults.push("permissions are not read-only from the top");
  for (const [, name = "", comment] of text.matchAll(/^\s*(?:- )?uses: *(\S+)(?: # (\S+))?$/gm)) {
    if (isPinned(name) && !name.startsWith("./") && !/^v\d+\.\d+\.\d+$/.test(comment ?? "")) {
      faults.push(`${name} does not say its release`);
    }
  }
  if (secretIn.test(JSON.stringify(above))) faults.push("secrets for all jobs");
  const isForPullRequests = ({ if: when }: Job) =>
    events.includes("pull_request") && !when.includes("github.event_name != 'pull_request'");
  for (const [name, each] of Object.entries(jobs)) {
    const others = Object.entries(jobs).filter(([other]) => other !== name);
    faults.push(...jobFaults(each, publishes(on, each)).map((fault) => `${name}: ${fault}`));
    if (!isForPullRequests(each)) continue;
    if (changesStacks(each)) faults.push(`${name}: up for pull requests`);
    const own = secretsOf(each);
    if (own.length > 0 && each.environment === undefined) faults.push(`${name}: secrets for pull requests`);
    const shared = own.filter((secret) => others.some(([, other]) => secretsOf(other).includes(secret)));
    faults.push(...shared.map((secret) => `${name}: ${secret} for pull requests is that of another job`));
  }
  return faults;
}

/** Rights with which a job makes public what others have built, and proves whence it comes. */
const publishingRights = ["contents", "id-token", "attestations"];

const tagsAlone = z.strictObject({ push: z.strictObject({ tags: z.array(z.string()) }) });

/**
 * Whether a job may have these: it runs for tags alone, a person lets it, and nothing of the repository or of a registry runs in it.
 */
function publishes(on: unknown, { steps, environment, permissions }: Job): boolean {
  return (
    tagsAlone.safeParse(on).success &&
    environment !== undefined &&
    typeof permissions !== "string" &&
    Object.entries(permissions).every(([name, right]) => right !== "write" || publishingRights.includes(name)) &&
    steps.every(({ uses = "", run = "" }) => !uses.startsWith("actions/checkout@") && !installs.test(run))
  );
}

function jobFaults(each: Job, mayPublish: boolean): string[] {
  const { steps, permissions, ...rest } = each;
  const lastInstall = steps.map(({ uses, run = "" }) => uses !== undefined || installs.test(run)).lastIndexOf(true);
  return [
    ...(isReadOnly(permissions) || mayPublish ? [] : ["permissions to write"]),
    ...(secretIn.test(JSON.stringify(rest)) ? ["secrets for all steps"] : []),
    ...(changesStacks(each) && each.environment === undefined ? ["up without an environment"] : []),
    ...steps.flatMap((each, index) => stepFaults(each, index < lastInstall)),
  ];
}

function stepFaults(each: Step, isBeforeInstall: boolean): string[] {
  const { uses, run = "" } = each;
  const faults: string[] = [];
  if (uses !== undefined && !isPinned(uses)) faults.push(`${uses} is not pinned by commit`);
  if (uses?.startsWith("actions/checkout@") && each.with["persist-credentials"] !== "false") {
    faults.push("the checkout keeps its token");
  }
  if (/\$\{\{/.test(run)) faults.push(`an expression inside a script: ${run}`);
  if (!secretIn.test(JSON.stringify(each))) return faults;
  if (uses !== undefined) faults.push(`a secret for ${uses}`);
  if (isBeforeInstall || installs.test(run)) faults.push("a secret before all is installed");
  return faults;
}

function changesStacks({ steps }: Job): boolean {
  return steps.some(({ run = "" }) => /\bpulumi\s+(?:up|update|destroy)\b/.test(run));
}

function secretsOf(each: Job): string[] {
  return [...JSON.stringify(each).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name ?? "");
}

function isPinned(uses: string): boolean {
  return /^\.\/|^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40}$|^docker:\/\/\S+@sha256:[0-9a-f]{64}$/.test(uses);
}

function isReadOnly(permissions: string | Record<string, string>): boolean {
  if (typeof permissions === "string") return permissions === "read-all";
  return Object.values(permissions).every((right) => right === "read" || right === "none");
}
