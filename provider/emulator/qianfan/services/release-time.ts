import { z } from "zod";
import type { QianfanCloud } from "../cloud";
import { invalidParameter } from "../refusals";

/** `2030-01-25T12:30:30+08:00` or `2030-01-25 12:30:30` [Fmo6ws0f8]; that without a zone is taken for China's (our choice). */
const written = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))| (\d{2}:\d{2}:\d{2}))$/;

/** Milliseconds since the epoch of a time as the calls take it. */
export const releaseTime = z.string().transform((text, context) => {
  const [, date = "", zoned, bare = ""] = written.exec(text) ?? [];
  const at = Date.parse(`${date}T${zoned ?? `${bare}+08:00`}`);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
});

/** A time that is set lies ahead. @throws Refusal `InappropriateJSON` for a time that has passed */
export function requireFuture(cloud: QianfanCloud, releaseAt: number | undefined): void {
  if (releaseAt !== undefined && releaseAt <= cloud.world.now()) throw invalidParameter("releaseTime");
}
