import type { Json } from "../../../base/json";
import { injectedRefusal, Refusal } from "../../surface/refusal";
import type { Surface } from "../../surface/surface";
import { refusalAnswer } from "../answers";
import { authenticate } from "../authentication/verify-request";
import type { QianfanCall } from "../call";
import type { QianfanCloud } from "../cloud";
import { qianfanSurface } from "../surface";
import { refuse, v1ErrorTable } from "./v1-errors";
import { datasetOperations, v1Operations } from "./v1-operations";

type V1Surface = Surface<QianfanCall, Json>;

/** What V1 puts its results and its errors into. */
interface Envelope {
  success(logId: string, result: Json): Members;
  error(logId: string, code: number, message: string): Members;
}

type Members = Readonly<Record<string, Json>>;

const plain: Envelope = {
  success: (logId, result) => ({ log_id: logId, result }),
  error: (logId, code, message) => ({ error_code: code, error_msg: message, log_id: logId }),
};

const ofDatasets: Envelope = {
  success: (logId, result) => ({ ...plain.success(logId, result), status: 200, success: true }),
  // The [Python SDK] reads `status`, `success`, `code` and `message` here, the others look for `error_code`.
  error: (logId, code, message) => ({
    ...plain.error(logId, code, message),
    status: 400,
    success: false,
    code,
    message,
  }),
};

/** How the console's V1 speaks: its calls, and those about datasets in an envelope of their own. */
export function v1Surfaces(cloud: QianfanCloud): readonly V1Surface[] {
  const console = qianfanSurface(cloud);
  const others = v1Operations.filter((operation) => !datasetOperations.includes(operation));
  return [
    { ...console, ...speaking(console, plain), operations: others, missing: [] },
    { ...console, ...speaking(console, ofDatasets), operations: datasetOperations, missing: [] },
  ];
}

/**
 * What the gateway judges (signature, method) is answered as for V2, with a status of 4xx and a word; what the service
 * judges has a number and status 200.
 */
function speaking(
  console: V1Surface,
  envelope: Envelope,
): Pick<V1Surface, "authenticate" | "open" | "success" | "refusal" | "refuses"> {
  return {
    // A request without a signature passes the gateway, because an access token would do for other services, and is
    // refused by this one (our choice; seed [003] says that a token does not do here). A signature that is wrong stops there.
    authenticate: ({ context, request }) => {
      if (!request.headers.get("authorization")) throw refuse("authFailed");
      authenticate(context, request);
    },
    open: async (arrival) => {
      try {
        return await console.open(arrival, undefined);
      } catch (error) {
        const isTheServices = error instanceof Refusal && error.code === "MalformedJSON";
        throw isTheServices ? refuse("paramInvalid") : error;
      }
    },
    success: ({ record }, result) => respond(record.requestId, envelope.success(logId(record.requestId), result)),
    refusal: ({ record: { requestId } }, refusal) => {
      const { code, message } = refusal;
      if (!isNumber(code)) return refusalAnswer(requestId, refusal, ofAuthentication(requestId, refusal));
      return respond(requestId, envelope.error(logId(requestId), Number(code), message));
    },
    refuses: {
      ...console.refuses,
      internal: (reason) => refuse("internalServerError", `${v1ErrorTable.internalServerError.message} (${reason})`),
      injected: (error) =>
        isNumber(error.code) ? injectedRefusal(v1ErrorTable, error) : console.refuses.injected(error),
    },
  };
}

/** V1's members beside the gateway's where it does not know who asks, so that who reads either finds it (our choice). */
function ofAuthentication(requestId: string, { headers }: Refusal): Members {
  const { code = "", message } = v1ErrorTable.authFailed;
  return "X-Bce-Error-Code" in headers ? { error_code: code, error_msg: message, log_id: logId(requestId) } : {};
}

function isNumber(code: string | number): boolean {
  return /^\d+$/.test(String(code));
}

/** `log_id`, a string: with a number the [Go SDK] loses the error. Ten digits, as in [recorded answers]. */
function logId(requestId: string): string {
  return String(Number.parseInt(requestId.slice(0, 8), 16)).padStart(10, "0");
}

function respond(requestId: string, body: Members): Response {
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/json; charset=utf-8", "x-bce-request-id": requestId },
  });
}
