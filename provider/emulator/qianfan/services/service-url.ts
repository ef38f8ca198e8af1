import type { ServiceRow } from "./service-store";

/** Path of V1's inference routes (official SDKs). */
export const inferenceRoot = "/rpc/2.0/ai_custom/v1/wenxinworkshop";

/**
 * Address of a service, on the host that the call came to: of version 1 its own route, of version 2 the one that all share.
 */
export function serviceUrl({ endpoint, protocol_version: version }: ServiceRow, origin: string): string {
  return version === 1 ? `${origin}${inferenceRoot}/chat/${endpoint}` : `${origin}/v2/chat/completions`;
}
