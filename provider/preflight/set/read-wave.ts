/** How a recording was sampled, and how long it is. */
interface Wave {
  readonly sampleRate?: number;
  readonly seconds?: number;
}

/** Reads the chunks of a WAV file as far as its first bytes go. */
export function readWave(head: Buffer, fileBytes: number): Wave {
  let sampleRate: number | undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= head.length;) {
    const name = head.toString("latin1", at, at + 4);
    const bytes = head.readUInt32LE(at + 4);
    const content = at + 8;
    if (name === "fmt " && content + 12 <= head.length) {
      sampleRate = head.readUInt32LE(content + 4);
      bytesPerSecond = head.readUInt32LE(content + 8);
    }
    if (name === "data") {
      // A recorder that was cut off wrote no length, or one of more than there is.
      const sound = Math.min(bytes, fileBytes - content);
      return { ...(sampleRate && { sampleRate }), ...(bytesPerSecond > 0 && { seconds: sound / bytesPerSecond }) };
    }
    at = content + bytes + (bytes % 2);
  }
  return sampleRate === undefined ? {} : { sampleRate };
}
