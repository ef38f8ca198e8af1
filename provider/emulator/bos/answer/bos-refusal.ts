import { bosErrorTable, type BosErrorCode } from "./bos-error-table";

/** A request is not carried out. Thrown inside a transaction it also undoes what was written before. */
export class BosRefusal extends Error {
  readonly code: BosErrorCode;
  readonly status: number;

  constructor(code: BosErrorCode, message?: string) {
    super(message ?? bosErrorTable[code].message);
    this.name = "BosRefusal";
    this.code = code;
    this.status = bosErrorTable[code].status;
  }
}
