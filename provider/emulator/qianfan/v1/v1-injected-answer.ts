import type { InjectedError } from "../../faults/injected-error";
import { injectedAnswer } from "../answers";
import { v1Error } from "./v1-answers";
import { v1ErrorTable } from "./v1-error-table";
import type { V1Operation } from "./v1-operation";

/** The error that a fault rule asks for: a number is the service's and has status 200, a word is the gateway's. */
export function v1InjectedAnswer(requestId: string, operation: V1Operation, error: InjectedError): Response {
  if (!/^\d+$/.test(error.code)) return injectedAnswer(requestId, error);
  const code = Number(error.code);
  const known = Object.values(v1ErrorTable).find((row) => row.code === code);
  return v1Error(requestId, operation, { code, message: error.message ?? known?.message ?? error.code });
}
