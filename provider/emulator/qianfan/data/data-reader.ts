import { createHash } from "node:crypto";
import { type BosCloud, createBosCloud, objectSubject } from "../../bos/bos-call";
import { objectContent } from "../../bos/objects/get-object";
import type { StoredObject } from "../../bos/objects/object-store";
import type { FaceContext } from "../../face-context";
import type { ImportProblem } from "../datasets/dataset-import-store";
import type { TrainingPair } from "../datasets/training-pair-store";
import { createRowGatherer } from "./gather-rows";
import { plainTextFormat } from "./read-row";

/** What was found in files of training data. */
export interface DataReading {
  /** Follows from the content: the same bytes have the same name. */
  readonly source: string;
  readonly rows: number;
  /** Tokens of one pass over all rows. */
  readonly tokens: number;
  /** Tokens of one pass when longer rows are cut at a length, by that length. */
  readonly lengths: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: readonly ImportProblem[];
  /** The first prompts and their answers. */
  readonly pairs: readonly TrainingPair[];
  /** The bucket is none of the simulated storage's. */
  readonly isElsewhere: boolean;
}

/** Reads files of a format from the object storage; addresses as the calls of Qianfan take them. Never refuses. */
export type DataReader = (addresses: readonly string[], format: string) => Promise<DataReading>;

/** Readings that are remembered: a stack of many jobs trains on few files (our choice). */
const rememberedReadings = 16;

/** V1's codes of what is wrong with a file as a whole [hlonqulbq]; the first for a file that is not there is our choice. */
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

/** A place in the object storage. */
interface DataAddress {
  readonly bucket: string;
  readonly key: string;
}

/** Most files of one folder (our choice). */
const mostFiles = 1000;

/**
 * Reads `bos:/bucket/path`, `bos://bucket/path` and `bucket/path`, which the [official SDKs] send too; undefined for
 * anything else.
 */
function readDataAddress(text: string): DataAddress | undefined {
  const [, bucket, key] = /^(?:bos:\/{1,2})?([^/:]+)\/(.+)$/.exec(text) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/** The objects that an address names: one, or all below a folder. Inside a transaction. */
function findFiles({ objects }: BosCloud, { bucket, key }: DataAddress): readonly StoredObject[] {
  if (!key.endsWith("/")) {
    const object = objects.get(bucket, key);
    return object === undefined ? [] : [object];
  }
  const page = objects.page({ bucket, prefix: key, after: "", limit: mostFiles });
  // Empty objects that end in a slash stand for folders.
  return page.filter((object) => !object.key.endsWith("/"));
}
