import { v1ErrorTable, type V1ErrorName } from "./v1-error-table";

/** A V1 request is not carried out. Thrown inside a transaction it also undoes what was written before. */
export class V1Refusal extends Error {
  readonly code: number;

  constructor(name: V1ErrorName) {
    super(v1ErrorTable[name].message);
    this.name = "V1Refusal";
    this.code = v1ErrorTable[name].code;
  }
}
