import { readJson } from "../../base/json";

/** The body of an answer: JSON, nothing at all, or something else, which `problem` describes without quoting it. */
export type ParsedBody =
  | { readonly form: "json"; readonly value: unknown }
  | { readonly form: "empty" }
  | { readonly form: "other"; readonly problem: string };

/** Reads an answer's text as JSON; never throws. */
export function parseBody(text: string): ParsedBody {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed === "") return { form: "empty" };
  try {
    return { form: "json", value: readJson(trimmed) };
  } catch {
    if (trimmed.startsWith("<")) return { form: "other", problem: "HTML instead of JSON" };
    return {
      form: "other",
      problem: `${Buffer.byteLength(text)} bytes that are not JSON, break off or nest too deeply`,
    };
  }
}
