import type { HttpRequest, RequestSigner, RequestSigningArguments } from "@smithy/types";
import { authorization, formatTimestamp } from "./signature/authorization";
import { canonicalHeaders, canonicalQuery, canonicalUri } from "./signature/canonical-request";

/** Keys of a Baidu AI Cloud account. */
export interface BceCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials; travels as `x-bce-security-token`. */
  readonly sessionToken?: string;
}

/** How one request is signed. */
export interface BceSigningArguments extends RequestSigningArguments {
  /** Seconds for which the signature holds; default 1800, as in all [official signers]. */
  readonly expiresInSeconds?: number;
}

/**
 * Signs requests with BCE auth v1 [njwvz1yfu]. Signs the headers that the request carries and adds
 * none but `x-bce-security-token`: `Host`, which must be signed, and `x-bce-date` are the caller's to set.
 *
 * @example
 * const signer = new BceSigner({ accessKeyId, secretAccessKey });
 * const signed = await signer.sign(request, { signingDate: new Date() });
 * signed.headers.Authorization; // bce-auth-v1/…
 */
export class BceSigner implements RequestSigner {
  readonly #credentials: BceCredentials;

  constructor(credentials: BceCredentials) {
    // Private by the language, so that no inspection or JSON shows it.
    this.#credentials = { ...credentials };
  }

  /** A signed copy of the request; what the request says of its own authorization is replaced. */
  async sign(request: HttpRequest, options: BceSigningArguments = {}): Promise<HttpRequest> {
    const { accessKeyId, secretAccessKey, sessionToken } = this.#credentials;
    const replaced = sessionToken ? ["authorization", "x-bce-security-token"] : ["authorization"];
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !replaced.includes(name.toLowerCase())),
    );
    if (sessionToken) headers["x-bce-security-token"] = sessionToken;
    const canonical = canonicalHeaders(headers, options);
    headers.Authorization = authorization({
      accessKeyId,
      secretAccessKey,
      timestamp: formatTimestamp(options.signingDate ?? new Date()),
      expiresInSeconds: options.expiresInSeconds ?? 1800,
      canonicalRequest: [
        request.method.toUpperCase(),
        canonicalUri(request.path),
        canonicalQuery(request.query ?? {}),
        canonical.text,
      ].join("\n"),
      signedHeaders: canonical.signedHeaders,
    });
    return copyWith(request, headers);
  }
}

/** Keeps the class of the request: an `HttpRequest` of `@smithy/protocol-http` stays one. */
function copyWith(request: HttpRequest, headers: HttpRequest["headers"]): HttpRequest {
  const kind: unknown = Object.getPrototypeOf(request);
  return Object.setPrototypeOf(
    { ...request, headers },
    kind instanceof Object ? kind : Object.prototype,
  ) as HttpRequest;
}
