import type { CallRecord } from "../../journal";
import type { Provenance } from "../../provenance/provenance";
import type { ChunkKey } from "../authentication/verify-bos-request";
import type { BosAddress } from "../bos-address";
import type { BosCloud } from "../bos-cloud";

/** One call of the object storage. */
export interface BosCall {
  readonly cloud: BosCloud;
  readonly record: CallRecord;
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly address: Required<BosAddress>;
  /** Absent where signatures are not checked. */
  readonly chunkKey?: ChunkKey | undefined;
}

/** What of the storage an operation is about, and by what it is told from its neighbours. */
export interface BosRoute {
  readonly name: string;
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly level: "service" | "bucket" | "object";
  /** Names of the query that must be there; `name=value` where the value decides. */
  readonly query?: readonly string[];
  /** A header that must be there. */
  readonly header?: string;
}

/** One operation of the object storage: data, as those of Qianfan are. */
export interface BosOperation extends BosRoute, Provenance {
  /** @throws BosRefusal */
  answer(call: BosCall): Response | Promise<Response>;
}
