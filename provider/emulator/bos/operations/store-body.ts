import { receiveBody, type ReceivedBody } from "../body/receive-body";
import type { BosCall } from "../routing/bos-operation";

/** A body that has been stored and whose place is not decided yet. */
export interface StoredBody extends ReceivedBody {
  readonly blob: string;
}

/**
 * Takes the body of a call in and then, in one write, puts it into its place.
 *
 * @param place returns the blobs that nothing needs any more.
 */
export async function storeBody(call: BosCall, place: (body: StoredBody) => readonly string[]): Promise<StoredBody> {
  const { blobs, store } = call.cloud.context;
  const incoming = receiveBody(call.request, call.chunkKey);
  const blob = await blobs.write(incoming.chunks);
  const stored = { ...incoming.received(), blob };
  try {
    blobs.remove(store.write(() => place(stored)));
  } catch (error) {
    blobs.remove([blob]);
    throw error;
  }
  return stored;
}
