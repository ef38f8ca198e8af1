import type { InjectedError } from "../../faults/injected-error";
import { Refusal } from "./refusal";
import { refusals } from "./refusals";

/** Refusals whose status and text are what their code stands for. */
const usual: readonly Refusal[] = [
  refusals.invalidApiKey(),
  refusals.jobNotFound(),
  refusals.tooManyRunning(),
  refusals.internalError(),
  refusals.invalidParameter("The request is invalid."),
  refusals.unsupportedOperation("The operation is not supported."),
];

/** The refusal that a fault rule asks for. */
export function injectedRefusal({ code, status, message }: InjectedError): Refusal {
  const known = usual.find((refusal) => refusal.code === code);
  return new Refusal(status ?? known?.status ?? 500, code, message ?? known?.message ?? code);
}
