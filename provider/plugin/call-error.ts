import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { ConfigureErrorMissingKeys, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { errorText } from "../base/error-text";
import { printable } from "../base/printable";
import { FailedCall, type Standing } from "../front/kind-calls";
import { libraries, message } from "./protocol";

/** An error as the gRPC library answers it. */
export interface CallError {
  readonly code: number;
  readonly details: string;
  readonly metadata?: object;
}

/** A setting without which nothing can be called. */
export interface MissingKey {
  readonly name: string;
  readonly description: string;
}

/** The provider cannot be configured for want of settings; the engine names each in words of its own. */
export class MissingKeys extends Error {
  readonly keys: readonly MissingKey[];

  constructor(text: string, keys: readonly MissingKey[]) {
    super(text);
    this.keys = keys;
  }
}

/** Arguments that a component cannot be made of; the engine shows each with its value. */
export class RefusedArguments extends Error {
  readonly problems: readonly { readonly path: string; readonly reason: string }[];

  constructor(text: string, problems: RefusedArguments["problems"]) {
    super(text);
    this.problems = problems;
  }
}

/**
 * What went wrong, for the engine. The code says that nothing is uncertain: one of Unknown, Internal and DataLoss would have the
 * engine take the stack's state for possibly corrupt [pulumi engine 3.259.0]. What stands although the call failed travels in
 * the details, and the engine saves it.
 * @public loaded by `require` when first needed
 */
export function callError(error: unknown): CallError {
  const details = errorText(error);
  const { FAILED_PRECONDITION: code } = libraries.grpc.status;
  if (error instanceof RefusedArguments) return { code, details, metadata: attached(code, details, refused(error)) };
  if (error instanceof MissingKeys) return { code, details, metadata: attached(code, details, missing(error)) };
  if (!(error instanceof FailedCall) || error.standing === undefined) return { code, details };
  return { code, details, metadata: attached(code, details, failed(details, error.standing)) };
}

/**
 * The answer to a call that this plugin does not know.
 * @public loaded by `require` when first needed
 */
export function unimplemented(name: string): CallError {
  return { code: libraries.grpc.status.UNIMPLEMENTED, details: `${name} is not served` };
}

type Detail = readonly [type: string, bytes: Uint8Array];

function failed(text: string, { id, outs, isUnfinished }: Standing): Detail {
  const detail = new ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(message(outs));
  detail.setReasonsList([text]);
  detail.setRefreshBeforeUpdate(isUnfinished);
  return ["pulumirpc.ErrorResourceInitFailed", detail.serializeBinary()];
}

function refused({ problems }: RefusedArguments): Detail {
  const detail = new InputPropertiesError();
  for (const { path, reason } of problems) {
    const each = new InputPropertiesError.PropertyError();
    each.setPropertyPath(printable(path));
    each.setReason(printable(reason));
    detail.addErrors(each);
  }
  return ["pulumirpc.InputPropertiesError", detail.serializeBinary()];
}

function missing({ keys }: MissingKeys): Detail {
  const detail = new ConfigureErrorMissingKeys();
  for (const { name, description } of keys) {
    const key = new ConfigureErrorMissingKeys.MissingKey();
    key.setName(name);
    key.setDescription(description);
    detail.addMissingkeys(key);
  }
  return ["pulumirpc.ConfigureErrorMissingKeys", detail.serializeBinary()];
}

/** Details travel in the trailing metadata under a name that gRPC reserves for them. */
function attached(code: number, text: string, [type, bytes]: Detail): object {
  const detail = new libraries.Any();
  detail.pack(bytes, type);
  const status = new Status();
  status.setCode(code);
  status.setMessage(text);
  status.setDetailsList([detail as Parameters<Status["addDetails"]>[0] & object]);
  const metadata = new libraries.grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return metadata;
}
