import type { HourlyUse } from "./rules";

/** Something of an account that costs money now, beside jobs that train. */
export interface Bill {
  readonly kind: "deployment" | "compute unit" | "dataset";
  /** With the cloud's name before it, what a person ends it by; for a deployment its resource ID. */
  readonly id: string;
  /** The cloud's IDs by which the state of a stack knows it, or that which it belongs to. */
  readonly heldAs: readonly string[];
  readonly name?: string;
  /** Neutral where there is a neutral word, else the cloud's own. */
  readonly status: string;
  /** RFC 3339 with offset. */
  readonly createdAt?: string;
  readonly use: HourlyUse;
}

/** What costs on one account of one cloud. Every method throws `CloudError`. */
export interface BillOperations {
  /** Everything that costs now, in no certain order. */
  list(signal?: AbortSignal): AsyncGenerator<Bill>;
  /**
   * Gives a compute unit back; absent where there are none by themselves.
   * @param id that of its bill.
   * @throws CloudError `unsupported` where the cloud does not take it back.
   */
  release?(id: string, signal?: AbortSignal): Promise<void>;
}
