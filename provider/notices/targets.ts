import { createHash } from "node:crypto";
import { z } from "zod";
import { parseDuration } from "../base/duration";
import { isInsecure } from "../base/loopback";
import { readJson } from "../base/json";
import { noticeEvents, type NoticeEvent } from "../contract/notice";
import { robotNames, type RobotName } from "./robots";

/** Whom to tell, and of what. */
export interface Target {
  readonly robot: RobotName;
  /** As people know it, without its address: `slack SLACK_URL`. */
  readonly name: string;
  /** The address, or `env:NAME`. */
  readonly url: string;
  readonly secret?: string;
  readonly events: ReadonlySet<NoticeEvent>;
  /** In the cloud's time. */
  readonly waitingLongerThanMs?: number;
}

/** Where a list of targets stands. */
export interface TargetRules {
  /** Arguments are kept in state as they are: no address and no secret may stand among them. */
  readonly isArgument: boolean;
  /** `finetune:allowInsecureEndpoint` */
  readonly allowsInsecure: boolean;
}

/** What is wrong with one of the targets; never repeats a value, which may be an address or a secret. */
export interface TargetFault {
  /** For example `[1].slack.url`. */
  readonly path: string;
  readonly reason: string;
}

const variable = /^env:([A-Za-z_]\w*)$/;
/** What is told unless a target says otherwise (our choice): whoever starts a job knows it. */
const usualEvents = noticeEvents.filter((event) => event !== "started" && event !== "waiting");
const variableForm = "`env:NAME`, the name of an environment variable";

/** Name of the environment variable that a text stands for. */
export function variableIn(text: string): string | undefined {
  return variable.exec(text)?.[1];
}

/** Why an address cannot be called; `undefined` for one that can. */
export function addressFault(url: string, allowsInsecure: boolean): string | undefined {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return "is no http or https address";
  const { username, password } = new URL(url);
  if (username !== "" || password !== "") return "has a user name or password, which robots do not take";
  if (isInsecure(url) && !allowsInsecure)
    return "is no https address: whoever is on the way reads it, and may send messages then (finetune:allowInsecureEndpoint lets it pass)";
  return undefined;
}

/**
 * Reads the JSON text of `finetune:notify`.
 * @throws TypeError that says what is wrong where, without repeating a value
 */
export function readTargets(text: string, allowsInsecure: boolean): readonly Target[] {
  const outcome = judgeTargets(parsed(text), { isArgument: false, allowsInsecure });
  if ("targets" in outcome) return outcome.targets;
  throw new TypeError(outcome.faults.map(({ path, reason }) => `${path} ${reason}`.trim()).join("; "));
}

function parsed(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    // What a reader of JSON says quotes what it read.
    throw new TypeError("is no JSON; it takes a list of targets");
  }
}

/** Targets of a list, or all that is wrong with it. */
export function judgeTargets(
  list: unknown,
  rules: TargetRules,
): { readonly targets: readonly Target[] } | { readonly faults: readonly TargetFault[] } {
  const result = schemaFor(rules).safeParse(list);
  if (result.success) return { targets: result.data.flatMap(targetsOf) };
  return { faults: result.error.issues.map(({ path, message }) => ({ path: pathOf(path), reason: message })) };
}

function pathOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
  return parts.join("").replace(/^\./, "");
}

const takes = (what: string) => ({
  error: (issue: { readonly code?: string | undefined; readonly keys?: readonly string[] }) =>
    issue.code === "unrecognized_keys" ? `has unknown members: ${(issue.keys ?? []).join(", ")}` : `takes ${what}`,
});

function schemaFor({ isArgument, allowsInsecure }: TargetRules) {
  const reference = z.string(takes(variableForm)).regex(variable, {
    error: `takes ${variableForm}: arguments are kept in state, where no address and no secret belongs`,
  });
  const given = z.string(takes(`${variableForm}, or the value itself`)).min(1, takes("a text that is not empty"));
  const address = given.superRefine((text, context) => {
    const fault = variableIn(text) === undefined ? addressFault(text, allowsInsecure) : undefined;
    if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
  });
  const [url, secret] = isArgument ? [reference, reference] : [address, given];
  const unsigned = z.strictObject({ url }, takes("an object with `url`")).optional();
  const signed = z
    .strictObject({ url, secret: secret.optional() }, takes("an object with `url` and `secret`"))
    .optional();
  const webhook = z.strictObject({ url, secret }, takes("an object with `url` and `secret`")).optional();
  const duration = 'a Go-style duration above zero such as "6h"';
  const target = z
    .strictObject(
      {
        dingtalk: signed,
        feishu: signed,
        wecom: unsigned,
        slack: unsigned,
        webhook,
        events: z.array(z.enum(noticeEvents, takes(noticeEvents.join(", "))), takes("a list of events")).optional(),
        waitingLongerThan: z
          .string(takes(duration))
          .refine((text) => (parseDuration(text) ?? 0) > 0, takes(duration))
          .optional(),
      },
      takes(`an object with one of ${robotNames.join(", ")}`),
    )
    .refine((each) => robotNames.filter((name) => each[name] !== undefined).length === 1, {
      error: `takes exactly one of ${robotNames.join(", ")}`,
    })
    .refine(({ events, waitingLongerThan }) => !events?.includes("waiting") || waitingLongerThan !== undefined, {
      error: "names the event waiting without `waitingLongerThan`, which says how long",
    });
  return z.array(target, takes("a list of targets"));
}

type Parsed = z.infer<ReturnType<typeof schemaFor>>[number];

function targetsOf({ events, waitingLongerThan, ...robots }: Parsed): Target[] {
  const longest = waitingLongerThan === undefined ? undefined : parseDuration(waitingLongerThan);
  return robotNames.flatMap((robot): Target[] => {
    const given: { readonly url: string; readonly secret?: string | undefined } | undefined = robots[robot];
    if (given === undefined) return [];
    const { url, secret } = given;
    return [
      {
        robot,
        name: `${robot} ${variableIn(url) ?? fingerprint(url)}`,
        url,
        ...(secret === undefined ? {} : { secret }),
        events: new Set<NoticeEvent>([
          ...(events ?? usualEvents),
          ...(longest === undefined ? [] : ["waiting" as const]),
        ]),
        ...(longest === undefined ? {} : { waitingLongerThanMs: longest }),
      },
    ];
  });
}

/** Tells addresses apart, and nothing else about them. */
function fingerprint(url: string): string {
  return createHash("sha256").update(url).digest("hex").slice(0, 8);
}
