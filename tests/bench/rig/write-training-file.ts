import { closeSync, openSync, writeSync } from "node:fs";

/** What the rows of a file are written in. */
export type Languages = "English" | "Chinese and English";

const english =
  "Thank you for writing to us about your order. I have looked at the tracking, and the parcel should arrive tomorrow " +
  'afternoon. If it does not, please reply with "late" and we will send another one on the same day.\n';
const chinese =
  "您好，感谢您联系客服。关于您提到的订单，我们已经查询到物流信息，预计明天下午送达，请您保持电话畅通。" +
  "如果没有收到，请回复“未收到”，我们当天为您补发。\n";

/** Writes rows of conversations of about a kilobyte, all different, until the file has this size. */
export function writeTrainingFile(file: string, bytes: number, languages: Languages): void {
  const descriptor = openSync(file, "w");
  for (let written = 0, n = 0; written < bytes; n += 1000) {
    const rows = Array.from({ length: 1000 }, (_, index) => `${JSON.stringify(row(n + index, languages))}\n`);
    written += writeSync(descriptor, rows.join(""));
  }
  closeSync(descriptor);
}

function row(n: number, languages: Languages): object {
  const text = languages === "English" || n % 2 === 0 ? english : chinese;
  const part = (length: number) => text.repeat(3).slice(n % text.length, (n % text.length) + length);
  return {
    messages: [
      { role: "system", content: "You answer for the support desk." },
      { role: "user", content: `${part(120)} (${n})` },
      { role: "assistant", content: part(text.length * 2) },
      { role: "user", content: part(60) },
      { role: "assistant", content: part(text.length) },
    ],
  };
}
