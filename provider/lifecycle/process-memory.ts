import { containsUnknown } from "../base/unknown";
import type { CloudName } from "../contract/keys";
import type { CheckedJob } from "./job/equal-jobs";
import type { UnendedJob } from "./job/unended-job";

/**
 * What one provider process has learnt from the engine's calls. The engine does not tell a create or a delete whether it belongs to
 * a taint, a forced replacement or an ordinary one, so the calls before it are remembered. One `up` of a resource with a job:
 *
 * ```text
 * engine's call            what is written                       who reads it
 * ─────────────            ───────────────                       ────────────
 * check with old inputs ─▶ generations[urn] = that of the job ──▶ the second check: a successor counts one up
 *   │                      unsureGenerations − urn
 *   │                      declared + urn, compared − urn ─────▶ diff: before any check it is a refresh's, and writes nothing,
 *   │                                                            or the question whether a dependent has to go, too
 *   │                      retained ± urn ─────────────────────▶ diff: no replacement of what would go on
 * check without          ─▶ nothing known of urn, or not compared since:
 *   │                        unsureGenerations + urn ───────────▶ create: a taint's job may be of any generation
 *   │                      known, so it is the successor's:
 *   │                        staying − every ID that urn owns ──▶ delete: the old job goes after all
 *   ▼
 * diff ─┬─ unchanged,    ─▶ staying + ID, owners[ID] = urn ──────▶ delete: "is what this deployment keeps"
 *       │  in place, and                                         create of others: not theirs to adopt
 *       │  checked before
 *       ├─ replaced      ─▶ replaced + ID ─────────────────────▶ create: never adopted as its own successor
 *       │                                                        delete: `onDelete: "retain"` is overruled
 *       └─ goes first    ─▶ unended[ID] = the job ─────────────▶ create: refused where the engine let it run
 *   ▼
 * create ───────────────▶ owners[ID] = urn when it adopts ─────▶ create of others at the same time
 *   │                      staying + ID when it stands ─────────▶ a delete that was about a taint
 *   │                      nextSubmitAt[cloud] ────────────────▶ submits of one account start one after the other
 *   ▼
 * update ───────────────▶ staying + ID
 * delete                ─▶ unended − ID
 * ```
 */
export interface ProcessMemory {
  /** Generation of the resource's current job, as the last check with old inputs said. */
  readonly generations: Map<string, number>;
  /** Resource ID → URN of the resource that holds it. */
  readonly owners: Map<string, string>;
  /** IDs that a diff of this process gave up: never adopted again. */
  readonly replaced: Set<string>;
  /** IDs that a create returned or a diff or update confirmed: never cancelled or deleted by this process. */
  readonly staying: Set<string>;
  /** URNs that the engine checked: the program declares them. */
  readonly declared: Set<string>;
  /** URNs that were compared since they were checked with their old inputs. */
  readonly compared: Set<string>;
  /** URNs that the engine checked without old inputs and that it did not ask about: their job may be of any generation. */
  readonly unsureGenerations: Set<string>;
  /** URNs that the engine lets go of without a call (`retainOnDelete`), before this deployment or with it. */
  readonly retained: Set<string>;
  /** Running jobs by ID that the engine was told to delete before a successor, if there is one, and has not. */
  readonly unended: Map<string, UnendedJob>;
  /** What each job of the program trains, as text → the jobs that train it, by URN. */
  readonly checkedJobs: Map<string, Map<string, CheckedJob>>;
  /** URNs whose replacement takes up a job that stands already: nothing is going to be paid. */
  readonly takesUp: Set<string>;
  /** SHA-256 → MD5 of training files that were read: clouds tell the one, resources the other. */
  readonly digests: Map<string, string>;
  /** When the next submit to a cloud may start, on the context's clock. */
  readonly nextSubmitAt: Map<CloudName, number>;
}

/** An empty memory; one per provider process. */
export function createProcessMemory(): ProcessMemory {
  return {
    generations: new Map(),
    owners: new Map(),
    replaced: new Set(),
    staying: new Set(),
    declared: new Set(),
    compared: new Set(),
    unsureGenerations: new Set(),
    retained: new Set(),
    unended: new Map(),
    checkedJobs: new Map(),
    takesUp: new Set(),
    digests: new Map(),
    nextSubmitAt: new Map(),
  };
}

/** What these functions need of a context. */
interface Remembering {
  readonly memory: ProcessMemory;
  readonly identity: { readonly urn: string };
  log(severity: "info" | "warning", message: string): Promise<void>;
}

/**
 * Remembers that an ID is this resource's and stays: no later call of this process deletes it. The engine does not tell a
 * taint from a replacement, so a create may have found what the delete after it is about.
 */
export function stay({ memory, identity }: Remembering, id: string): void {
  memory.staying.add(id);
  memory.owners.set(id, identity.urn);
}

/** Remembers whether the engine will let go of the resource without a call, as far as its class could see. */
export function rememberRetained({ memory, identity }: Remembering, isRetained: boolean): void {
  if (isRetained) memory.retained.add(identity.urn);
  else memory.retained.delete(identity.urn);
}

/** Whether a delete is about what this deployment keeps; says so where it is. */
export async function staysHere(context: Remembering, id: string): Promise<boolean> {
  if (!context.memory.staying.has(id)) return false;
  await context.log("warning", `${id} is what this deployment keeps: nothing was cancelled or deleted`);
  return true;
}

/**
 * Generation of the job that the coming operation is about. The engine checks a replaced resource twice in one process: with
 * its old inputs, then without; the second check is about the successor. Then the old job is no longer one that stays. Where the
 * engine asked for no diff between the two (`replacementTrigger`, `replaceWith`), it is as with a taint: the provider is told nothing
 * of what stands, so its training is taken up again [pulumi engine 3.259.0].
 * @param known generation in the old inputs; `undefined` when the engine gave none.
 */
export function generationOf(memory: ProcessMemory, urn: string, known: number | undefined): number {
  memory.declared.add(urn);
  if (known !== undefined) {
    memory.generations.set(urn, known);
    memory.unsureGenerations.delete(urn);
    memory.compared.delete(urn);
    return known;
  }
  const before = memory.generations.get(urn);
  if (before === undefined || !memory.compared.has(urn)) memory.unsureGenerations.add(urn);
  if (before === undefined) return 0;
  for (const [id, owner] of memory.owners) if (owner === urn) memory.staying.delete(id);
  return before + 1;
}

/** Whether the engine makes a resource anew that it knows, without having asked what differs. */
export function isReplacedUnasked({ generations, unsureGenerations }: ProcessMemory, urn: string): boolean {
  return generations.has(urn) && unsureGenerations.has(urn);
}

/**
 * What a diff of a resource writes to. The engine has all checked that a program declares. Of what was not checked in this process
 * it asks in a refresh, to show what has changed, also where it is about to delete it, or to delete another resource of this URN
 * that was replaced before: nothing of that counts for a later call. Only where something of the arguments is not known is it its
 * question about a dependent, whose check comes later: it may delete that at once, so nothing stays for it.
 */
export function memoryOfDiff(memory: ProcessMemory, urn: string, news: object): ProcessMemory {
  const isDeclared = memory.declared.has(urn);
  if (!isDeclared && !containsUnknown(news)) return { ...createProcessMemory(), digests: memory.digests };
  memory.compared.add(urn);
  return isDeclared ? memory : { ...memory, staying: new Set(), owners: new Map() };
}

/**
 * Whether a diff is the engine's question which dependents have to go with something that it deletes before its successor, such
 * as a job that still runs. It asks that before it checks them, with all that depends on it unknown, of the process of the provider
 * that made them. What serves must not go then: its ordinary diff comes after its check, with the successor's real values
 * (`calculateDependentReplacements`) [pulumi engine 3.259.0].
 */
export function isAskedAsDependent({ memory, identity }: Remembering, values: readonly unknown[]): boolean {
  return !memory.declared.has(identity.urn) && values.some((value) => containsUnknown(value));
}
