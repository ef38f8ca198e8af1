import { Refusal } from "./refusal";

/** Reads are POST too; another method is not attested, so our choice is the code for a malformed request. */
export function requirePost(request: Request): void {
  if (request.method !== "POST") throw new Refusal("InvalidHTTPRequest", { message: "The method must be POST." });
}
