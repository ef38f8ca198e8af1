import type { Answer } from "./call";
import { ExchangeFailure } from "./exchange";
import { type ErrorRow, readErrorTable, type VendorError } from "./read-error-table";
import type { Redactor } from "./redactor";
import type { DeadlineEnded } from "./with-deadline";
import { printableLine } from "../../base/printable";
import { CloudError, type CloudErrorKind, isPassing } from "../../contract/cloud-error";
import type { CloudName } from "../../contract/keys";

/** What every error about one call needs. */
export interface CallContext {
  readonly cloud: CloudName;
  /** Its name as people write it. */
  readonly title: string;
  readonly operation: string;
  /** Scheme, host and port that the call goes to. */
  readonly origin: string;
  readonly redact: Redactor;
}

type BrokenKind = Extract<CloudErrorKind, "unreachable" | "no-answer" | "unreadable" | "cancelled">;

const meaning: Readonly<Record<BrokenKind, { said: string; nextStep: string }>> = {
  unreachable: {
    said: "cannot be reached",
    nextStep: "Check the network, the proxy settings and the base URL.",
  },
  "no-answer": {
    said: "did not answer",
    nextStep: "The request may have been carried out: look before sending it again.",
  },
  unreadable: {
    said: "gave an answer that cannot be read",
    nextStep: "Check that the base URL leads to the cloud's API.",
  },
  cancelled: { said: "was not waited for", nextStep: "Run again." },
};

/** The error for a call that no whole answer came to. */
export function brokenCallError(context: CallContext, failure: ExchangeFailure | DeadlineEnded): CloudError {
  const kind = kindOf(failure);
  const { said, nextStep } = meaning[kind];
  const known = failure instanceof ExchangeFailure ? failure.nextStep : undefined;
  const unseen = kind === "unreachable" ? " The cloud has not seen the request." : "";
  const detail = context.redact([systemCode(failure), failure.message].filter(Boolean).join(": "));
  const message = `${context.title} ${context.operation}: ${context.origin} ${said} (${detail})`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    code: kind,
    kind,
    isRetryable: isPassing(kind),
    nextStep: context.redact(known ?? nextStep) + unseen,
    cause: bareCause(detail, systemCode(failure)),
  });
}

function kindOf(failure: ExchangeFailure | DeadlineEnded): BrokenKind {
  if (failure instanceof ExchangeFailure) return failure.kind;
  return failure.by === "signal" ? "cancelled" : "no-answer";
}

function systemCode(failure: ExchangeFailure | DeadlineEnded): string | undefined {
  return failure instanceof ExchangeFailure ? failure.code : undefined;
}

/** Code and message only: the error of an HTTP library carries the request with its credentials. */
function bareCause(message: string, code: string | undefined): Error {
  return Object.assign(new Error(printableLine(message)), code === undefined ? {} : { code });
}

/** The error for a call that the cloud answered with an error. */
export function refusedCallError(
  context: CallContext,
  answer: AnswerFacts,
  error: VendorError & { readonly explanation?: string | undefined },
  table: readonly ErrorRow[],
): CloudError {
  const { kind, nextStep } = readErrorTable(table, answer.status, error);
  const requestId = answer.requestId && context.redact(answer.requestId);
  const code = context.redact(error.code ?? kind);
  const facts = [code, factsOf(answer, requestId)].join(", ");
  const said = error.message ?? "the cloud gave no reason";
  const explained = error.explanation === undefined ? "" : `; ${error.explanation}`;
  const message = `${context.title} ${context.operation}: ${said} (${facts})${explained}`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    status: answer.status,
    code,
    kind,
    isRetryable: isPassing(kind),
    nextStep,
    ...(requestId && { requestId }),
  });
}

type AnswerFacts = Pick<Answer, "status" | "requestId" | "via">;

function factsOf({ status, via }: AnswerFacts, requestId: string | undefined): string {
  return [`HTTP ${status}`, requestId && `request ${requestId}`, via && `through the proxy ${via}`]
    .filter(Boolean)
    .join(", ");
}

/** The error for an answer that is not what the cloud documents. */
export function unreadableAnswerError(
  context: CallContext,
  answer: AnswerFacts,
  problem: string,
  isRetryable: boolean,
): CloudError {
  const requestId = answer.requestId && context.redact(answer.requestId);
  const facts = factsOf(answer, requestId);
  const message = `${context.title} ${context.operation}: the answer of ${context.origin} cannot be read: ${problem} (${facts})`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    status: answer.status,
    code: "unreadable",
    kind: "unreadable",
    isRetryable,
    nextStep: "Check that the base URL leads to the cloud's API and to no proxy or sign-in page.",
    ...(requestId && { requestId }),
  });
}
