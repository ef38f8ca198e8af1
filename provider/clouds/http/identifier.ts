import { z } from "zod";
import { optionalText } from "./optional-members";

/**
 * What an ID may look like, whoever gave it: letters, digits and marks that mean nothing in a path, an address or a log (our choice,
 * wider than any ID that a page shows). Another one becomes no resource's ID.
 */
const form = /^(?!\.+$)[\p{L}\p{M}\p{N}._:@+~=-]{1,256}$/u;

/** The ID of something, with what the cloud sent in its place where that is none. */
export const identifier = z.string().regex(form, { error: ({ input }) => `${quoted(input)} is no ID` });

/** An ID that something else can stand for: one that is none is absent. */
export const optionalIdentifier = optionalText.pipe(identifier.optional());

/** Most characters of a text that is quoted (our choice). */
const shown = 100;

/** A value of a cloud's, for people: on one line, and no longer than that. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
