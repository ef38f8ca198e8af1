import type { FaceContext } from "../../face-context";
import { createExportStore } from "./export-store";

/** Tells the journal which exports have become ready. Inside a write. */
export function settleExports({ store, world, journal }: FaceContext): void {
  for (const { model_id: subject, ready_at: at } of createExportStore(store).takeReady(world.now())) {
    journal.transition({ cloud: "bailian", subject, from: "PROCESSING", to: "SUCCEEDED" }, at);
  }
}
