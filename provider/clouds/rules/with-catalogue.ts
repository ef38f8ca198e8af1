import { own } from "../../base/own";
import { describeRange } from "../../catalogue/describe-range";
import { describeSection, findModel } from "../../catalogue/find-section";
import { isRecord } from "../../base/is-record";
import { listWords } from "../../base/list-words";
import { isUnknown } from "../../base/unknown";
import type { CatalogueMethod, CatalogueRange, CatalogueSection, Knowledge } from "../../contract/catalogue";
import type { Finding } from "../../contract/rules";
import { printValue } from "./describe-rule";
import { joinPath } from "./join-path";
import { readNumber } from "./read-number";

/** Where a block says what the catalogue is asked about. */
interface CatalogueMembers {
  /** The members that name the method, in the order of words. */
  readonly method: readonly string[];
  readonly parameters: string;
}

type Block = Readonly<Record<string, unknown>>;

/**
 * What the tables found, with the catalogue read before them: where it has the model, it alone doubts model and method, and a
 * range that it has decides instead of a table's. It never refuses: it is what the cloud said on one day.
 */
export function withCatalogue(
  findings: readonly Finding[],
  block: Block,
  members: CatalogueMembers,
  { section }: Knowledge,
): Finding[] {
  const { model } = block;
  const row = typeof model === "string" ? findModel(section, model) : undefined;
  if (section === undefined || row?.methods === undefined) return [...findings];
  const named = members.method.filter((member) => typeof block[member] === "string");
  const fits = ({ arguments: method }: CatalogueMethod) =>
    named.every((member) => [undefined, block[member]].includes(own(method, member)));
  const fitting = row.methods.filter(fits);
  const judged = new Set(["model", ...members.method]);
  const kept = findings.filter(({ path, severity }) => severity === "error" || !judged.has(path));
  if (fitting.length > 0) return withRanges(kept, block[members.parameters], members.parameters, fitting, section);
  const last = named.at(-1) ?? "model";
  const words = row.methods.map(({ arguments: method }) => Object.values(method).join(" "));
  const given = named.map((member) => String(block[member])).join(" ");
  return [...kept, doubt(last, `${last} is ${given}; ${row.model} takes ${listWords(words, "or")}`, section)];
}

function withRanges(
  findings: readonly Finding[],
  values: unknown,
  member: string,
  methods: readonly CatalogueMethod[],
  section: CatalogueSection,
): Finding[] {
  if (!isRecord(values)) return [...findings];
  const doubts: Finding[] = [];
  const settled = new Set<string>();
  for (const [key, value] of Object.entries(values)) {
    const ranges = methods.flatMap(({ parameters }) => own(parameters, key) ?? []);
    if (ranges.length === 0 || isUnknown(value) || value === undefined || value === null) continue;
    const path = joinPath(member, key);
    if (ranges.some((range) => holds(range, value))) settled.add(path);
    // What a document refuses stays refused: the cloud takes it no more than the page does.
    if (settled.has(path) || findings.some((finding) => finding.path === path)) continue;
    const allowed = listWords([...new Set(ranges.map(describeRange))], "or");
    doubts.push(doubt(path, `${path} is ${printValue(value)}; the cloud takes ${allowed}`, section));
  }
  return [...findings.filter(({ path }) => !settled.has(path)), ...doubts];
}

function holds({ min, max, choices }: CatalogueRange, value: unknown): boolean {
  const number = readNumber(value);
  if (choices !== undefined)
    return choices.some((choice) => choice === value || (number !== undefined && readNumber(choice) === number));
  if (min === undefined && max === undefined) return true;
  return number !== undefined && number >= (min ?? -Infinity) && number <= (max ?? Infinity);
}

/** What a catalogue does not know; who writes `validation: "warn"` need not hear it. */
export function doubt(path: string, says: string, section: CatalogueSection): Finding {
  const reason = `${says} (${describeSection(section)}; the catalogue changes: validation "warn" silences this)`;
  return { path, reason, severity: "warning", isDoubt: true };
}
