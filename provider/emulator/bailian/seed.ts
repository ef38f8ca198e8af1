import type { FaceContext } from "../face-context";
import { createFileStore } from "./files/file-store";

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

/** ID of the file that every simulated Bailian starts with, so that a first job needs no upload. */
const sampleFileId = "file-ft-sample0000000001";

const topics = [
  "opening hours",
  "delivery",
  "an invoice",
  "a refund",
  "the warranty",
  "a password",
  "an address",
  "a gift card",
];
const openings = [
  "I have a question about",
  "Could you help me with",
  "Please tell me more about",
  "What should I know about",
  "I need help with",
];
const answers = ["Of course.", "Certainly.", "Happy to help.", "Sure.", "Gladly."];

/** 200 short chat rows, one JSON object a line. */
function sampleRows(): string {
  return Array.from({ length: 200 }, (_, row) => {
    const topic = topics[row % topics.length] ?? "";
    const content = `${openings[Math.floor(row / topics.length) % openings.length] ?? ""} ${topic} (request ${row + 1}).`;
    const reply = `${answers[row % answers.length] ?? ""} For ${topic}, our support desk answers within one day. Your reference is ${1000 + row}.`;
    const messages = [
      { role: "system", content: "You answer for the support desk of a small shop." },
      { role: "user", content },
      { role: "assistant", content: reply },
    ];
    return `${JSON.stringify({ messages })}\n`;
  }).join("");
}
