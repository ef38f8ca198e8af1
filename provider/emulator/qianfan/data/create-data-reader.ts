import { createHash } from "node:crypto";
import { createBosCloud, objectSubject } from "../../bos/bos-call";
import { objectContent } from "../../bos/objects/get-object";
import type { StoredObject } from "../../bos/objects/object-store";
import type { FaceContext } from "../../face-context";
import type { DataReading } from "./data-reading";
import { findFiles, readDataAddress } from "./find-files";
import { createRowGatherer } from "./gather-rows";
import { plainTextFormat } from "./read-row";

/** Reads files of a format from the object storage; addresses as the calls of Qianfan take them. Never refuses. */
export type DataReader = (addresses: readonly string[], format: string) => Promise<DataReading>;

/** Readings that are remembered: a stack of many jobs trains on few files (our choice). */
const rememberedReadings = 16;

/** V1's codes of what is wrong with a file as a whole (hlonqulbq); the first for a file that is not there is our choice. */
const codes = { missing: 2, format: 3 } as const;

/** A reader that looks into equal content once only. */
export function createDataReader(context: FaceContext): DataReader {
  const storage = createBosCloud(context);
  const readings = new Map<string, DataReading>();

  async function readFiles(
    files: readonly StoredObject[],
    missing: readonly string[],
    format: string,
    source: string,
  ): Promise<Omit<DataReading, "isElsewhere">> {
    const gatherer = createRowGatherer();
    for (const file of missing) {
      gatherer.addProblem({ file, line: 0, reason: "there is no such file", code: codes.missing });
    }
    for (const object of files) {
      const file = objectSubject(object);
      if (/\.jsonl?$|\.txt$/i.test(object.key)) {
        const rows = format === "Text" && /\.txt$/i.test(object.key) ? plainTextFormat : format;
        await gatherer.addFile(file, rows, objectContent(context.blobs, object));
      } else {
        const reason = "the simulated cloud reads .jsonl and .txt only";
        gatherer.addProblem({ file, line: 0, reason, code: codes.format });
      }
    }
    return { source, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), ...gatherer.gathered() };
  }

  return async (texts, format) => {
    const { files, missing, isElsewhere } = context.store.read(() => {
      const places = texts.map((text) => ({ text, address: readDataAddress(text) }));
      const found = places.map(({ text, address }) => ({
        text,
        files: address === undefined ? [] : findFiles(storage, address),
        isElsewhere: address !== undefined && storage.buckets.byName(address.bucket) === undefined,
      }));
      return {
        files: found.flatMap((place) => place.files),
        missing: found.filter((place) => place.files.length === 0).map((place) => place.text),
        isElsewhere: found.length > 0 && found.every((place) => place.isElsewhere),
      };
    });
    const content = JSON.stringify([format, files.map(({ key, etag }) => [key, etag]), missing]);
    const source = createHash("sha256").update(content).digest("hex").slice(0, 32);
    const known = readings.get(source);
    if (known !== undefined) return { ...known, isElsewhere };
    const reading = { ...(await readFiles(files, missing, format, source)), isElsewhere };
    const [oldest] = readings.keys();
    if (readings.size >= rememberedReadings && oldest !== undefined) readings.delete(oldest);
    readings.set(source, reading);
    return reading;
  };
}
