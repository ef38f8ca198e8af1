import type { InjectedError } from "../faults/injected-error";
import { errorTable } from "./error-table";
import { jsonAnswer } from "./json-answer";

/** The V2 error that a fault rule asks for. */
export function injectedAnswer(requestId: string, { code, status, message }: InjectedError): Response {
  const known = new Map(Object.entries(errorTable)).get(code);
  return jsonAnswer(status ?? known?.status ?? 500, { requestId, code, message: message ?? known?.message ?? code });
}
