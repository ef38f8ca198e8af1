/** What a thousand trained tokens cost, and who says so. */
export interface Price {
  readonly pricePerThousandTokens: number;
  /** As in ISO 4217, for example `CNY`. */
  readonly currency: string;
  /** For people, with its date where it has one. */
  readonly priceSource: string;
}
