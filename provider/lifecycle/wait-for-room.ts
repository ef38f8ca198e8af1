import { CloudError } from "../contract/cloud-error";
import type { CloudName } from "../contract/keys";
import type { Context } from "./context";

/** What is waited for. */
interface Room {
  readonly cloud: CloudName;
  /** On the context's clock. */
  readonly deadline: number;
  /** Which refusals; default: all that the cloud calls throttling. */
  isWorthWaiting?(refusal: CloudError): boolean;
}

/**
 * Sends a call that is paid for. A refusal for want of room, or because the account asks too often, carries nothing out, so the
 * call may be sent again for as long as there is time.
 */
export async function whenThereIsRoom<T>(
  context: Context,
  { cloud, deadline, isWorthWaiting = ({ kind }) => kind === "throttled" }: Room,
  send: () => Promise<T>,
): Promise<T> {
  const { clock, signal, settings } = context;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof CloudError) || !isWorthWaiting(error) || clock.now() >= deadline) throw error;
      await context.status(`waiting for room on ${cloud}: ${error.message}`);
      await clock.sleep(settings.pollIntervalMs * (1 + context.random()), signal);
    }
  }
}
