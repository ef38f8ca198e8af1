import type { FaceContext } from "../face-context";
import { createFileStore } from "./files/file-store";
import { sampleFileId, sampleRows } from "./files/sample-file";

/** Makes the account and the sample file of a new data directory. */
export function seedBailian({ store, world }: FaceContext): void {
  store
    .prepare("INSERT INTO bailian_account (id, user_identity, workspace_id) VALUES (1, ?, ?)")
    .run(
      `1${world.randomText(15, "0123456789")}`,
      `llm-${world.randomText(16, "0123456789abcdefghijklmnopqrstuvwxyz")}`,
    );
  createFileStore(store).insert({
    fileId: sampleFileId,
    name: "sample-chat.jsonl",
    purpose: "fine-tune",
    description: "200 chat rows that come with the simulated cloud",
    content: Buffer.from(sampleRows()),
    createdAt: world.now(),
  });
}
