import { estimateBand } from "./estimate-costs";
import { groupDigits } from "./group-digits";

/** A number of tokens and how far it can be trusted. */
export interface TokenAmount {
  readonly tokens: number;
  readonly tokensAreExact: boolean;
}

/** `12 345 tokens`, or `about 12 345 tokens (±12 %)` where they are estimated. */
export function describeTokens({ tokens, tokensAreExact }: TokenAmount): string {
  const text = `${groupDigits(tokens)} tokens`;
  return tokensAreExact ? text : `about ${text} (±${Math.round(estimateBand * 100)} %)`;
}
