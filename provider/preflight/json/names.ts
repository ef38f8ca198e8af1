/** Names of members that rules ask for; a value keeps the number of its name. */
export const names = [
  "",
  "messages",
  "role",
  "content",
  "tools",
  "tool_calls",
  "tool_call_id",
  "id",
  "function",
  "name",
  "arguments",
  "weight",
  "loss_weight",
  "text",
  "image",
  "video",
  "chosen",
  "rejected",
  "prompt",
  "response",
  "system",
  "user",
  "assistant",
  "function_call",
  "functions",
  "label",
  "kto_tag",
  "rejected_response",
  "images",
  "videos",
  "audios",
  "image_url",
  "loss",
  "reasoning_content",
  "reasoning",
  "score",
  "fps",
  "sample_fps",
  "img_path",
  "input_img",
  "first_frame_path",
  "last_frame_path",
  "video_path",
  "wav_fn",
] as const;

/** A name that rules ask for. */
export type Name = Exclude<(typeof names)[number], "">;

/** Numbers of the names. */
export const nameNumbers = Object.fromEntries(names.map((name, number) => [name, number])) as Readonly<
  Record<Name, number>
>;

const spelt = names.map((name) => Buffer.from(name, "latin1"));
const longest = Math.max(...names.map((name) => name.length));

/** Numbers of the names by length and first letter: at most a few for each. */
const candidates = Array.from({ length: (longest + 1) * 128 }, (_, slot) =>
  names.flatMap((name, number) => (number > 0 && slotOf(name.length, name.charCodeAt(0)) === slot ? [number] : [])),
);

function slotOf(length: number, firstByte: number): number {
  return length * 128 + (firstByte & 127);
}

/** The number of the name between two offsets, 0 when no rule knows it. The name holds no escape. */
export function findName(bytes: Uint8Array, start = 0, end = bytes.length): number {
  const length = end - start;
  if (length > longest || length === 0) return 0;
  const found = candidates[slotOf(length, bytes[start] ?? 0)] ?? [];
  search: for (let at = 0; at < found.length; at += 1) {
    const number = found[at] ?? 0;
    const name = spelt[number];
    if (name === undefined) continue;
    for (let index = 0; index < length; index += 1) if (name[index] !== bytes[start + index]) continue search;
    return number;
  }
  return 0;
}
