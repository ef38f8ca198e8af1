import { CloudError, type CloudErrorKind } from "../contract/cloud-error";

/** Waits for a call; gives a refusal of one of these kinds back instead of throwing it. */
export async function toleratedKind(
  call: Promise<unknown>,
  kinds: readonly CloudErrorKind[],
): Promise<CloudError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof CloudError && kinds.includes(error.kind)) return error;
    throw error;
  }
}

/** The call's answer, or `undefined` when the cloud says that there is no such thing. */
export async function absentAsUndefined<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CloudError && error.kind === "not-found") return undefined;
    throw error;
  }
}
