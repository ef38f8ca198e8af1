import { CloudError } from "../../contract/cloud-error";

/**
 * Whether a call about one file says that there is none. The files API calls that 400 `InvalidParameter`, "File not found."
 * [model-customization-file-management-service], by the status that [dashscope 2.0.2] knows, which in a create names a wrong argument instead.
 */
export function isAbsentFile(error: unknown): boolean {
  if (!(error instanceof CloudError)) return false;
  return error.kind === "not-found" || (error.kind === "invalid" && /file not found/i.test(error.message));
}

/** The call's answer, or `undefined` when the cloud says that there is no such file. */
export async function absentFileAsUndefined<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAbsentFile(error)) return undefined;
    throw error;
  }
}
