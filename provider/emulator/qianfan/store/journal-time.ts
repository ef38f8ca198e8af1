import type { FaceContext } from "../../face-context";
import { journalDatasets } from "./journal-datasets";
import { journalReadyModels } from "./journal-ready-models";
import { journalServing } from "./journal-serving";

/** Records in the journal what time has done by now to what only Qianfan has. Inside a write. */
export function journalTime(context: Pick<FaceContext, "store" | "world" | "journal">): void {
  journalReadyModels(context);
  journalServing(context);
  journalDatasets(context);
}
