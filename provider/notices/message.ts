import { createHash } from "node:crypto";
import { canonicalJson } from "../base/canonical-json";
import { present } from "../base/present";
import { printableJson, printableLine } from "../base/printable";
import type { NoticeEvent, NoticeFacts, Occurrence } from "../contract/notice";
import { describeMoney } from "../prices/describe-money";
import { groupDigits } from "../tokens/group-digits";

/** Whose resource it is. */
export interface Subject {
  /** Empty where no program is behind it. */
  readonly urn: string;
  readonly name: string;
  /** Nothing was trained or paid. */
  readonly isSimulated: boolean;
}

/** What a target is told. */
export interface Message {
  /** The same whoever tells it, so that it can be told apart from another one. */
  readonly eventId: string;
  readonly title: string;
  /** In sentences and pairs, each on one line and printable. */
  readonly lines: readonly string[];
  /** Only http and https. */
  readonly link?: string;
  /** The body of a webhook. */
  readonly json: string;
}

/** Characters of one fact that are told (our choice: a reason may be a page). */
const longestFact = 600;

/** ID of an event: a hash of what it is about, so that every process gives the same. */
export function eventIdOf({ event, about }: Occurrence): string {
  return `evt_${createHash("sha256")
    .update(canonicalJson([event, ...about]))
    .digest("hex")
    .slice(0, 24)}`;
}

const headlines: Readonly<Record<NoticeEvent, string>> = {
  started: "started",
  waiting: "is still waited for",
  ended: "ended",
  failed: "failed",
  gateMissed: "missed its gate and does not serve",
  deploymentReady: "serves",
  deploymentFailed: "failed to deploy",
};

/** The message about something that happened. Whatever others named or said stands in it as text on one line. */
export function messageOf(occurrence: Occurrence, subject: Subject, now: Date): Message {
  const { event, facts } = occurrence;
  const eventId = eventIdOf(occurrence);
  const who = subject.name || (facts.id ?? facts.kind);
  const how = event === "ended" && facts.status !== undefined ? ` (${facts.status})` : "";
  const link = facts.link !== undefined && /^https?:\/\//.test(facts.link) ? fact(facts.link) : undefined;
  return {
    eventId,
    // The word that robots which want a keyword may ask for stands in every message.
    title: `finetune: ${subject.isSimulated ? "[simulated] " : ""}${fact(who)} ${headlines[event]}${how}`,
    lines: [
      ...factLines(facts),
      ...(subject.urn === "" ? [] : [`resource: ${fact(subject.urn)}`]),
      `event: ${eventId}`,
    ],
    ...(link === undefined ? {} : { link }),
    json: webhookBody(occurrence, subject, { eventId, link, now }),
  };
}

/** A message that only shows that messages arrive. */
export function testMessage(now: Date): Message {
  const occurrence: Occurrence = {
    event: "ended",
    about: ["test", now.toISOString()],
    facts: { kind: "test", status: "test", reason: "this is a test: nothing has ended" },
  };
  return messageOf(occurrence, { urn: "", name: "a test message", isSimulated: true }, now);
}

function factLines({ trainedTokens, cost, bestLoss, ...facts }: NoticeFacts): string[] {
  const { id, reason, baseModel, model, finishedAt, waited } = facts;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["why", reason],
    ["waited", waited],
    ["id", id],
    ["base model", baseModel],
    ["model", model],
    ["tokens", trainedTokens === undefined ? undefined : groupDigits(trainedTokens)],
    ["cost", cost === undefined ? undefined : describeMoney(cost.amount, cost.currency)],
    ["best validation loss", bestLoss === undefined ? undefined : String(bestLoss)],
    ["finished", finishedAt],
  ];
  return rows.flatMap(([label, value]) => (value === undefined || value === "" ? [] : [`${label}: ${fact(value)}`]));
}

/** Values as they are, spelt so that whoever prints the text is not steered by it. */
function webhookBody(
  { event, facts }: Occurrence,
  { urn, name, isSimulated }: Subject,
  { eventId: id, link, now }: Pick<Message, "eventId"> & { readonly link: string | undefined; readonly now: Date },
): string {
  const resource = { ...(urn === "" ? {} : { urn }), ...(name === "" ? {} : { name }) };
  const data = present({ ...facts, reason: facts.reason === undefined ? undefined : short(facts.reason), link });
  return printableJson({ id, type: event, timestamp: now.toISOString(), isSimulated, data: { ...resource, ...data } });
}

function fact(text: string): string {
  return short(printableLine(text));
}

function short(text: string): string {
  return text.length > longestFact ? `${text.slice(0, longestFact)}…` : text;
}
