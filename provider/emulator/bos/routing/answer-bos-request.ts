import { errorText } from "../../../base/error-text";
import type { CallRecord } from "../../journal";
import { readSignedRequest } from "../../qianfan/authentication/signed-request";
import { bosErrorTable } from "../answer/bos-error-table";
import { BosRefusal } from "../answer/bos-refusal";
import { bosRefusalAnswer } from "../answer/bos-refusal-answer";
import { verifyBosRequest, type ChunkKey } from "../authentication/verify-bos-request";
import { bosAddress } from "../bos-address";
import type { BosCloud } from "../bos-cloud";
import { resolveBosRoute, type BosTarget } from "./resolve-bos-route";

/** Answers one request to the object storage in S3's form, whatever it is. */
export function answerBosRequest(cloud: BosCloud, request: Request): Promise<Response> {
  const { context } = cloud;
  const { host, pathname, searchParams: query } = new URL(request.url);
  const address = bosAddress(request.headers.get("host") ?? host, pathname);
  const target = resolveBosRoute(request, query, address);
  const record: CallRecord = { cloud: "qianfan", operation: target.name, requestId: context.newRequestId() };
  const handle = async (): Promise<Response> => {
    try {
      const chunkKey = context.settings.authenticate ? authenticate(cloud, request) : undefined;
      const operation = requireOperation(target);
      const { bucket = "", key = "" } = address;
      return await operation.answer({ cloud, record, request, query, address: { bucket, key }, chunkKey });
    } catch (error) {
      const refusal = error instanceof BosRefusal ? error : fault(cloud, error);
      record.errorCode = refusal.code;
      return bosRefusalAnswer(record.requestId, request, refusal);
    }
  };
  return context.perform(record, request, handle, ({ code, status, message }) => {
    const known = new Map(Object.entries(bosErrorTable)).get(code);
    const said = message ?? known?.message ?? code;
    return bosRefusalAnswer(record.requestId, request, { code, status: status ?? known?.status ?? 500, message: said });
  });
}

function authenticate({ context }: BosCloud, request: Request): ChunkKey {
  const { credentials, world } = context;
  const keys = { accessKeyId: credentials.qianfanAccessKey, secretAccessKey: credentials.qianfanSecretKey };
  return verifyBosRequest(readSignedRequest(request), keys, world.wallNow());
}

function requireOperation(target: BosTarget) {
  if (target.kind === "operation") return target.operation;
  if (target.kind === "unknown") throw new BosRefusal("MethodNotAllowed");
  throw new BosRefusal("NotImplemented", `The simulated object storage does not have ${target.name}.`);
}

/** A fault of the simulated storage itself: its reason is shown, since no secret can be in it. */
function fault({ context }: BosCloud, error: unknown): BosRefusal {
  context.reportFault(error);
  return new BosRefusal("InternalError", `${bosErrorTable.InternalError.message} (${errorText(error)})`);
}
