import { BosRefusal } from "../answer/bos-refusal";

/** A part as CompleteMultipartUpload names it. */
export interface NamedPart {
  readonly number: number;
  /** Without quotes. */
  readonly etag: string;
}

/** Reads the body of CompleteMultipartUpload, of which nothing but numbers and tags matters. @throws BosRefusal */
export function readPartList(xml: string): readonly NamedPart[] {
  const parts = [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
    number: Number(/<PartNumber>\s*(\d+)\s*<\/PartNumber>/.exec(part)?.[1] ?? NaN),
    etag: /<ETag>\s*(?:"|&quot;|&#34;)?([0-9a-f]+)(?:"|&quot;|&#34;)?\s*<\/ETag>/i.exec(part)?.[1]?.toLowerCase() ?? "",
  }));
  const isGood = parts.length > 0 && parts.every(({ number, etag }) => Number.isInteger(number) && etag !== "");
  if (!isGood || !/<CompleteMultipartUpload[\s>]/.test(xml)) throw new BosRefusal("MalformedXML");
  return parts;
}
