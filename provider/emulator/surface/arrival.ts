import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";

/** A request that has been told to be for one operation, known to the simulated cloud or not. */
export interface Arrival {
  readonly context: FaceContext;
  readonly request: Request;
  readonly url: URL;
  readonly query: URLSearchParams;
  /** What the journal will say of it; the operation fills in what it is about. */
  readonly record: CallRecord;
  /** Segments that the route names, decoded. */
  readonly params: Readonly<Record<string, string>>;
}
