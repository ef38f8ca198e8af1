import { HttpRequest } from "@smithy/protocol-http";
import { BceSigner } from "../../../provider/clouds/qianfan/bce-signer";
import type { ServerProcess } from "./server-process";

/** Headers with which a POST to Qianfan gets past authentication, whatever its body. */
export async function signTarget(
  server: Pick<ServerProcess, "url" | "qianfanAccessKey" | "qianfanSecretKey">,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const { host, hostname } = new URL(server.url);
  const signer = new BceSigner({
    accessKeyId: server.qianfanAccessKey,
    secretAccessKey: server.qianfanSecretKey,
  });
  const request = new HttpRequest({ method: "POST", hostname, path, query: { ...query }, headers: { Host: host } });
  return { ...(await signer.sign(request)).headers };
}
