import type { Provenance } from "../provenance/provenance";
import type { BailianCall } from "./bailian-call";

/** One operation of the simulated Bailian. The vendor's pages give the calls no names, so the names are ours. */
export interface Operation extends Provenance {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1` (native) or `/compatible-mode/v1` (compatible), with `:name` for a variable segment. */
  readonly path: string;
  readonly surface: "native" | "compatible";
  readonly answer: (call: BailianCall) => Response | Promise<Response>;
}
