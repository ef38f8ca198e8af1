import { taughtByChat, type TaughtAnswer } from "../../inference/taught-by-chat";
import type { BailianCall } from "../bailian-call";
import type { DeclaredJob } from "./job-record";

/** Training types whose rows hold answers. */
const teachesAnswers: ReadonlySet<string> = new Set(["sft", "efficient_sft", "dpo_full", "dpo_lora"]);

/** Keeps what the files of a job teach and gives their names in memory, in the order of training. Inside a write. */
export function keepCorpora(call: BailianCall, declared: DeclaredJob, trainingType: string): readonly string[] {
  if (!teachesAnswers.has(trainingType)) return [];
  const files = declared.training_file_ids
    .flatMap((fileId) => call.files.get(fileId) ?? [])
    .filter(({ name }) => !name.toLowerCase().endsWith(".zip"));
  for (const { file_id: fileId, md5 } of files) {
    call.memory.keep(md5, () => answersIn(call.files.content(fileId)?.toString("utf8") ?? ""));
  }
  return files.map(({ md5 }) => md5);
}

/** Line by line, since the memory stops reading when it has enough. */
function* answersIn(text: string): Generator<TaughtAnswer> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    yield* taughtByChat(text.slice(start, end < 0 ? undefined : end).replace(/^\uFEFF/, ""));
    start = end < 0 ? text.length : end + 1;
  }
}
