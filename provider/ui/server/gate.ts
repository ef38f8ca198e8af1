import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { guarded } from "./headers";
import type { RunPage } from "./run-page";

/** A page behind a word in its address that no other page can know. */
export interface Gate {
  /** Path of the page, with a slash at its end. */
  readonly path: string;
  fetch(request: Request): Promise<Response>;
  close(): void;
}

/**
 * Puts a page behind a random word in its address.
 *
 * @param open makes the page, when it is first called.
 * @param prefix begins and ends with a slash.
 * @param isOpenToPeople whoever types the prefix as an address is led in, where that person controls what the page shows anyway. No
 *   other page can do that in their place: a browser says where a navigation comes from.
 */
export function createGate(
  open: () => RunPage,
  prefix: string,
  { isOpenToPeople = false }: { readonly isOpenToPeople?: boolean } = {},
): Gate {
  const word = randomBytes(24).toString("base64url");
  const path = `${prefix}${word}/`;
  let page: RunPage | undefined;
  return {
    path,
    close: () => page?.close(),
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const [given = "", ...rest] = pathname.startsWith(prefix) ? pathname.slice(prefix.length).split("/") : [];
      const isKnown = isSame(given, word);
      if (isKnown && rest.length > 0) return (page ??= open()).fetch(request, path.slice(0, -1));
      const isEntrance = pathname === prefix || `${pathname}/` === prefix;
      if (isKnown || (isOpenToPeople && isEntrance && isTyped(request))) {
        return guarded(new Response(null, { status: 302, headers: { Location: path } }));
      }
      const text = "Nothing is here. The address of the page, with its random word, was printed where it is served.\n";
      return guarded(new Response(text, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } }));
    },
  };
}

/** Takes the same time whatever is the same of both. */
function isSame(given: string, word: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(word));
}

/** A navigation of a whole window that no page asked for [Fetch Metadata]. */
function isTyped({ method, headers }: Request): boolean {
  const says = (name: string, value: string) => headers.get(`sec-fetch-${name}`) === value;
  return method === "GET" && says("mode", "navigate") && says("dest", "document") && says("site", "none");
}
