import { CloudError, type CloudErrorKind } from "../../contract/cloud-error";
import type { Context } from "../context";
import { letAppear } from "../lost-answer";

/** How failures of the steps from a file to training data are met. */
export interface FailedSteps {
  /** From here on something may stand on the cloud. */
  hasBegun(): void;
  /**
   * As long as nothing was sent there is nothing to wait for but a rate: a wrong host, an unknown CA, a dead proxy end it at once. A
   * call without an answer may have arrived.
   */
  mayPass(error: CloudError): boolean;
  /**
   * Gives what may have arrived time to show, so that the next step finds it.
   * @throws the error, except once where the answer can never be read: then only a look tells what came of it
   */
  meet(error: unknown): Promise<void>;
}

const passing: ReadonlySet<CloudErrorKind> = new Set(["throttled", "no-answer"]);

/** For one operation; `deadline` on the context's clock. */
export function createFailedSteps(context: Context, deadline: number): FailedSteps {
  let hasBegun = false;
  let hasLookedAgain = false;
  const mayPass = ({ isRetryable, kind }: CloudError) => isRetryable && (hasBegun || passing.has(kind));
  return {
    hasBegun: () => {
      hasBegun = true;
    },
    mayPass,
    meet: async (error) => {
      const isLost = error instanceof CloudError && error.mayHaveTakenEffect && !context.signal.aborted;
      if (!isLost || !(mayPass(error) || (hasBegun && !hasLookedAgain))) throw error;
      await letAppear(context, deadline);
      if (mayPass(error)) throw error;
      hasLookedAgain = true;
    },
  };
}
