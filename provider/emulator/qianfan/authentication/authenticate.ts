import { readSignedRequest } from "./read-signed-request";
import { verifyRequest } from "./verify-request";
import type { FaceContext } from "../../face-context";

/** Checks a request's signature against the one key pair. @throws Refusal */
export function authenticate({ credentials, world }: FaceContext, request: Request): void {
  const { qianfanAccessKey: accessKeyId, qianfanSecretKey: secretAccessKey } = credentials;
  verifyRequest(readSignedRequest(request), { accessKeyId, secretAccessKey }, world.wallNow());
}
