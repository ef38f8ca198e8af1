import type { Answer } from "../http/call";
import type { WireRequest } from "../http/exchange";
import type { BaseUrl } from "../http/read-base-url";
import type { VendorError } from "../http/read-error-table";
import type { BceCredentials } from "./bce-signer";

/** What a refusal of the signature is explained with. */
export interface SignedCall {
  readonly request: WireRequest;
  readonly base: BaseUrl;
  readonly answer: Pick<Answer, "headers" | "via">;
}

/** Hosts of the cloud itself: nothing of the user's stands before them. */
const ownHost = /(^|\.)(baidubce|bcebos)\.com$/;

/** Characters of an access key [njwvz1yfu]. */
const accessKeyForm = /^[\w-]+$/;

/**
 * A signature that does not match accuses a key, but whatever changes the request on its way breaks it too: what was signed, and
 * what can be seen from here.
 * @param headers names of those that are signed, for people
 */
export function explainSignature(
  { code }: VendorError,
  { request, base, answer }: SignedCall,
  { accessKeyId }: BceCredentials,
  headers: string,
): string | undefined {
  const keyOddity = accessKeyForm.test(accessKeyId) ? [] : ["the access key has a character that no access key has"];
  if (code === "InvalidAccessKeyId" || code === "NotFound") return keyOddity[0];
  if (code !== "SignatureDoesNotMatch") return undefined;
  const { pathname, search, hostname, host } = request.url;
  const prefix = new URL(base.href).pathname;
  const seen = [
    ...keyOddity,
    ...(prefix === "/" ? [] : [`the base URL has the path ${prefix}, which is signed too and must arrive`]),
    ...(ownHost.test(hostname) ? [] : [`${host} is not the cloud's own: a gateway there must pass Host on as ${host}`]),
    ...passedBy(answer),
  ];
  const signed = `signed were ${request.method} ${pathname}${search}, Host ${host} and ${headers}`;
  return [signed, ...seen].join("; ");
}

function passedBy({ headers, via }: SignedCall["answer"]): string[] {
  const passed = [headers["via"], via && `the proxy ${via}`].filter(Boolean).join(", ");
  return passed === "" ? [] : [`the answer came through ${passed}`];
}
