import type { FaceContext } from "../face-context";
import { journalDatasets } from "./datasets/journal-datasets";
import { journalReadyModels } from "./models/journal-ready-models";
import { journalServing } from "./services/journal-serving";

/** Records in the journal what time has done by now to what only Qianfan has. Inside a write. */
export function journalTime(context: Pick<FaceContext, "store" | "world" | "journal">): void {
  journalReadyModels(context);
  journalServing(context);
  journalDatasets(context);
}
