import { createHmac, timingSafeEqual } from "node:crypto";
import type { EmulatorCredentials } from "../../emulator-credentials";

type Keys = Pick<EmulatorCredentials, "qianfanAccessKey" | "qianfanSecretKey">;

/** What a token is for; one kind does not do for the other. */
type TokenKind = "bearer" | "access";

/** What a token that was given is worth. */
export type TokenVerdict = "valid" | "expired" | "invalid";

/** Tokens are signed and not stored: every process that shares the keys knows them, and no read has to write. */
function proof(kind: TokenKind, { qianfanSecretKey }: Keys, expiresAtSeconds: number): string {
  return createHmac("sha256", qianfanSecretKey).update(`${kind} ${expiresAtSeconds}`).digest("hex").slice(0, 32);
}

function judge(kind: TokenKind, keys: Keys, given: string, expiresAtSeconds: number, wallNowMs: number): TokenVerdict {
  const expected = Buffer.from(proof(kind, keys, expiresAtSeconds));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return "invalid";
  return wallNowMs > expiresAtSeconds * 1000 ? "expired" : "valid";
}

/** A token of V2, in the form of its keys: `bce-v3/ALTAK…/` and 40 hexadecimal characters, the first eight its end. */
export function makeBearerToken(keys: Keys, expiresAtSeconds: number): string {
  const end = expiresAtSeconds.toString(16).padStart(8, "0");
  return `bce-v3/${keys.qianfanAccessKey}/${end}${proof("bearer", keys, expiresAtSeconds)}`;
}

/** Judges a token of V2 by the wall clock. */
export function judgeBearerToken(keys: Keys, token: string, wallNowMs: number): TokenVerdict {
  const [, accessKey, end = "", given = ""] = /^bce-v3\/([^/]+)\/([0-9a-f]{8})([0-9a-f]{32})$/.exec(token) ?? [];
  if (accessKey !== keys.qianfanAccessKey) return "invalid";
  return judge("bearer", keys, given, Number.parseInt(end, 16), wallNowMs);
}

/** A token of V1: `24.`, its proof, how long it lasts and when it ends. */
export function makeAccessToken(keys: Keys, lastsSeconds: number, expiresAtSeconds: number): string {
  return `24.${proof("access", keys, expiresAtSeconds)}.${lastsSeconds}.${expiresAtSeconds}.282335-1`;
}

/** Judges a token of V1 by the wall clock. */
export function judgeAccessToken(keys: Keys, token: string, wallNowMs: number): TokenVerdict {
  const [, given = "", end = ""] = /^24\.([0-9a-f]{32})\.\d+\.(\d{1,12})\.\S+$/.exec(token) ?? [];
  return judge("access", keys, given, Number(end), wallNowMs);
}
