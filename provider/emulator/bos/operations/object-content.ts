import type { BlobStore } from "../../store/blob-store";
import type { StoredObject } from "../store/object-store";

/** The bytes of an object, or a part of them, read from its pieces one after the other. */
export async function* objectContent(
  blobs: BlobStore,
  object: Pick<StoredObject, "blobs" | "bytes">,
  range = { start: 0, end: object.bytes },
): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for (const { id, bytes } of object.blobs) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(bytes, range.end - offset);
    if (start < end) yield* blobs.read(id, { start, end });
    offset += bytes;
  }
}
