import { crc32, deflateRawSync } from "node:zlib";

/** An entry of an archive, with whatever is to be wrong with it. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly deflated?: boolean;
  readonly crc32?: number;
  /** Bytes that the directory says there are. */
  readonly bytes?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly extra?: Buffer;
  /** Where the directory says that it begins. */
  readonly at?: number;
}

/** An archive as no sound program writes it, where that is asked for. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? "");
    const data = entry.deflated === true ? deflateRawSync(content) : content;
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(entry.flags ?? 0x800, 2);
    header.writeUInt16LE(entry.method ?? (entry.deflated === true ? 8 : 0), 4);
    header.writeUInt16LE(0x21, 8);
    header.writeUInt32LE(entry.crc32 ?? crc32(content), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(entry.bytes ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const extra = entry.extra ?? Buffer.alloc(0);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(entry.at ?? at, 10);
    const central = Buffer.from(header);
    central.writeUInt16LE(extra.length, 24);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x03", "latin1"), central, tail, name, extra]));
    local.push(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), header, name, data]));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}
