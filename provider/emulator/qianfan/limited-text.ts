import { z } from "zod";

/** Text whose length in characters lies within the limit. */
export function limitedText(limit: { readonly min: number; readonly max: number }) {
  return z.string().refine((text) => {
    const length = Array.from(text).length;
    return length >= limit.min && length <= limit.max && !text.includes("\0");
  });
}
