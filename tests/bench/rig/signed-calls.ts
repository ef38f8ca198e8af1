import { HttpRequest } from "@smithy/protocol-http";
import type * as signer from "../../../provider/clouds/qianfan/bce-signer";
import { clonePath } from "./clone-path";
import type { LoadRequest } from "./load";
import type { EmulatorProcess } from "./start-emulator";

/**
 * Makes signed calls of one Action. The signature covers method, path, query and host, so one made beforehand serves every
 * body for the half hour that it is valid.
 */
export async function signedCalls(
  { url, qianfanAccessKey, qianfanSecretKey }: EmulatorProcess,
  action: string,
  bodies: readonly object[],
): Promise<LoadRequest[]> {
  const { BceSigner } = require(clonePath("dist/provider/clouds/qianfan/bce-signer.js")) as typeof signer;
  const { hostname, port, host } = new URL(url);
  const request = new HttpRequest({
    protocol: "http:",
    hostname,
    port: Number(port),
    method: "POST",
    path: "/v2/finetuning",
    query: { Action: action },
    headers: { host, "content-type": "application/json" },
  });
  const { headers } = await new BceSigner({
    accessKeyId: qianfanAccessKey,
    secretAccessKey: qianfanSecretKey,
  }).sign(request);
  return bodies.map((body) => ({
    method: "POST",
    path: `/v2/finetuning?Action=${action}`,
    headers,
    body: JSON.stringify(body),
  }));
}
