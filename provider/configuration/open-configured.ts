import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";

/** Sessions on every cloud that there are credentials for, and what the others say of theirs. */
export function openConfigured(open: (cloud: CloudName) => CloudSession): {
  readonly opened: readonly CloudSession[];
  readonly refused: readonly FineTuneError[];
} {
  const refused: FineTuneError[] = [];
  const opened = clouds.all.flatMap(({ name }) => {
    try {
      return [open(name)];
    } catch (error) {
      if (!(error instanceof FineTuneError) || error.code !== "missing-credentials") throw error;
      refused.push(error);
      return [];
    }
  });
  return { opened, refused };
}
