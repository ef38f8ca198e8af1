import assert from "node:assert/strict";
import type { Body, CloudApi } from "./clouds";
import type { Surface } from "./surface";

/** What a client sees of a call: an answer, or how its fetch was rejected. */
export interface Seen {
  readonly status?: number;
  readonly type?: string;
  /** Parsed, where it is JSON. */
  readonly body?: Body;
  readonly text?: string;
  readonly retryAfter?: string | undefined;
  readonly failure?: string;
}

/** Makes one call and tells what came of it. */
export async function look(surface: Surface, api: CloudApi, signal?: AbortSignal): Promise<Seen> {
  let seen: Seen = {};
  try {
    const response = await surface.send(api.creating("one"), signal);
    const { status, headers } = response;
    const retryAfter = headers.get("retry-after") ?? undefined;
    seen = { status, type: headers.get("content-type") ?? "", ...(retryAfter && { retryAfter }) };
    return { ...seen, ...parsed(await response.text()) };
  } catch (error) {
    assert.ok(error instanceof TypeError, String(error));
    const { code } = error.cause as { code: string };
    return { ...seen, failure: `${error.message}: ${code}` };
  }
}

function parsed(text: string): Pick<Seen, "body" | "text"> {
  try {
    // What its members are is what the tests look at.
    return { text, body: JSON.parse(text) as Body };
  } catch {
    return { text };
  }
}
