import type { FileRecord } from "../files/file-record";
import type { FileStore } from "../files/file-store";
import { readTrainingFile, type TrainingData } from "./training-data";

/** Readings that are remembered: a stack of many jobs trains on few files (our choice). */
const rememberedReadings = 64;

/** Reads a stored file as a training type wants it; undefined when its content is gone. Inside a transaction. */
export type TrainingDataReader = (
  file: FileRecord,
  trainingType: string,
  maxLength: number,
) => TrainingData | undefined;

/** A reader that looks into equal content once only. */
export function createTrainingDataReader(files: FileStore): TrainingDataReader {
  const readings = new Map<string, TrainingData>();
  return (file, trainingType, maxLength) => {
    const key = JSON.stringify([file.md5, file.name, trainingType, maxLength]);
    const known = readings.get(key);
    if (known !== undefined) return known;
    const content = files.content(file.file_id);
    if (content === undefined) return undefined;
    const reading = readTrainingFile({ name: file.name, content }, trainingType, maxLength);
    const [oldest] = readings.keys();
    if (readings.size >= rememberedReadings && oldest !== undefined) readings.delete(oldest);
    readings.set(key, reading);
    return reading;
  };
}
