import { CloudError, type CloudErrorKind } from "../../contract/cloud-error";
import type { CallContext } from "./call-context";
import { ExchangeFailure } from "./exchange-failure";
import { isPassing } from "./is-passing";
import type { DeadlineEnded } from "./with-deadline";

type BrokenKind = Extract<CloudErrorKind, "unreachable" | "no-answer" | "unreadable" | "cancelled">;

const meaning: Readonly<Record<BrokenKind, { said: string; nextStep: string }>> = {
  unreachable: {
    said: "cannot be reached",
    nextStep: "Check the network, the proxy settings and the base URL; the cloud has not seen the request.",
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
  const detail = context.redact([systemCode(failure), failure.message].filter(Boolean).join(": "));
  const message = `${context.title} ${context.operation}: ${context.origin} ${said} (${detail})`;
  return new CloudError(context.redact(message), {
    cloud: context.cloud,
    operation: context.operation,
    code: kind,
    kind,
    isRetryable: isPassing(kind),
    nextStep,
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
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}
