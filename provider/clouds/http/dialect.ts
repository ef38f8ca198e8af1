import type { CloudName } from "../../contract/keys";
import type { Answer } from "./call";
import type { WireAnswer, WireRequest } from "./exchange";
import type { ParsedBody } from "./parse-body";
import type { BaseUrl } from "./read-base-url";
import type { VendorError, ErrorRow } from "./read-error-table";

/** In what clouds differ on the wire. */
export interface Dialect {
  readonly cloud: CloudName;
  /** The cloud's name as people write it. */
  readonly title: string;
  readonly errorTable: readonly ErrorRow[];
  /** Headers that prove who asks; made anew for every try, because signatures age. */
  authorize(request: WireRequest): Promise<Readonly<Record<string, string>>>;
  /** Reads a body that is no JSON; what it makes of it is what schemas then see. */
  parseBody?(answer: WireAnswer): ParsedBody;
  readRequestId(answer: Omit<Answer, "requestId">): string | undefined;
  /** The error that an answer carries in its body or headers; asked whatever the status. */
  readError(answer: Omit<Answer, "requestId">): VendorError | undefined;
  /** What request and answer tell of an error beyond the cloud's own words; follows these. */
  explain?(
    error: VendorError,
    about: { readonly request: WireRequest; readonly base: BaseUrl; readonly answer: Answer },
  ): string | undefined;
}
