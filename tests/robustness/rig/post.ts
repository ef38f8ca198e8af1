import assert from "node:assert/strict";

/** Posts and reads the JSON of an answer that must be a success. */
export async function post(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { method: "POST", ...init });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}
