import { present } from "../../base/present";
import { absentFileAsUndefined, isAbsentFile } from "./absent-file";
import type { BailianClient } from "./client";
import type { BailianDatasetArguments } from "./arguments";
import type { BailianFile } from "./file-schemas";
import { chinaTime } from "../china-time";
import { toleratedKind } from "../tolerated-kind";
import type { LeftOut } from "../http/read-leniently";
import { mayBeNamed } from "../may-be-named";
import { shareListing } from "../share-listing";
import { trainingFiles } from "./training-files";
import { unreadableFile } from "./unread-job";
import type { DatasetFile, DatasetObservation, DatasetOperations, DatasetRequest } from "../../contract/dataset-cloud";
import type { DatasetKey } from "../../contract/keys";

/** Training data on Bailian: one file each, ready as soon as it is there. */
export function createDatasetOperations(client: BailianClient): DatasetOperations {
  const listAll = shareListing(async (signal) => {
    const files: BailianFile[] = [];
    const unread: LeftOut[] = [];
    const onLeftOut = (left: LeftOut) => unread.push(left);
    for await (const file of client.allFiles({ onLeftOut, ...(signal && { signal }) })) files.push(file);
    return { files, unread };
  });
  // What this process has sent may stand there although no answer came: only a new list shows it.
  const sentNames = new Set<string>();

  const look = (fileId: string, signal?: AbortSignal): Promise<BailianFile | undefined> =>
    absentFileAsUndefined(client.getFile(fileId, { signal }));

  async function find(request: DatasetRequest, signal?: AbortSignal): Promise<BailianFile | undefined> {
    const name = storedName(request);
    const { files, unread } = await listAll({ fresh: sentNames.has(name), signal });
    // A file without a digest is not proven to be ours.
    const found = files.find(
      (file) => file.name === name && file.md5 !== undefined && holdsContent(file, request.file),
    );
    const twin = found ? undefined : unread.find((left) => mayBeNamed(left, ["name"], (given) => given === name));
    if (twin !== undefined) throw unreadableFile(name, twin);
    return found;
  }

  async function upload(
    request: DatasetRequest,
    onSent: (sentBytes: number) => void,
    signal?: AbortSignal,
  ): Promise<DatasetObservation> {
    // Checked by the rules before any session is opened.
    const { purpose, description } = request.block as unknown as BailianDatasetArguments;
    const name = storedName(request);
    const { file } = request;
    sentNames.add(name);
    const sending = client.uploadFile(
      { name, content: countedBytes(file, onSent), length: file.bytes, ...(description && { description }) },
      { ...(purpose && { purpose }), signal },
    );
    const unread = await toleratedKind(sending, ["unreadable"]);
    // An answer that names no file may have stored one; where it did not, the refusal stands.
    const sent = (unread === undefined ? undefined : await find(request, signal)) ?? (await sending);
    // The ID is told before anything else can fail; the next step looks at what the cloud has stored.
    return { key: keyOf(sent.fileId), state: "importing" };
  }

  return {
    ensure: async (request, known, onSent, signal) => {
      const seen = known?.fileId === undefined ? undefined : await look(known.fileId, signal);
      const file = seen ?? (await find(request, signal));
      if (file === undefined) return upload(request, onSent, signal);
      if (holdsContent(file, request.file)) return observation(file);
      // What an earlier process sent did not arrive whole: it goes, and the file is sent again.
      if (file === seen && !sentNames.has(storedName(request))) {
        await client.deleteFile(file.fileId, { signal });
        return upload(request, onSent, signal);
      }
      const reason = `the cloud has stored other bytes than were sent (${file.size ?? "?"} bytes, MD5 ${file.md5 ?? "?"})`;
      return { ...observation(file), state: "failed", reason };
    },
    observe: async ({ fileId }, signal) => {
      const file = fileId === undefined ? undefined : await look(fileId, signal);
      return file && observation(file);
    },
    list: async function* (signal) {
      for await (const { fileId, name } of client.allFiles({ ...(signal && { signal }) }))
        yield { key: keyOf(fileId), ...present({ name }) };
    },
    told: async ({ fileId }, signal) => {
      const file = fileId === undefined ? undefined : await look(fileId, signal);
      if (file === undefined) return undefined;
      const { name, size, md5, purpose } = file;
      return {
        ...present({ name: name?.replace(/\.(?:jsonl|zip)$/, ""), bytes: size, md5: md5?.toLowerCase() }),
        block: present({ purpose }),
      };
    },
    remove: async ({ fileId }, signal) => {
      if (fileId === undefined) return "gone";
      try {
        await client.deleteFile(fileId, { signal });
        return "removed";
      } catch (error) {
        if (isAbsentFile(error)) return "gone";
        throw error;
      }
    },
  };
}

function keyOf(fileId: string): DatasetKey {
  return { cloud: "bailian", fileId };
}

function observation({ fileId, createTime, userId }: BailianFile): DatasetObservation {
  const createdAt = chinaTime(createTime);
  return {
    key: keyOf(fileId),
    state: "ready",
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(userId === undefined ? {} : { account: userId }),
  };
}

/**
 * Name of the file on the cloud: the request's, which ends in a token. Whatever the file is called here, rows of text are
 * taken under one ending alone, and rows with their media under another [text-generation-tuning-data-upload-rules].
 */
export function storedName({ name, format }: Pick<DatasetRequest, "name" | "format">): string {
  return `${name}${trainingFiles.sets?.[format] === undefined ? ".jsonl" : ".zip"}`;
}

/** Whether a stored file holds the bytes that were to be sent. What the cloud does not tell is not held against it. */
export function holdsContent({ md5, size }: BailianFile, file: DatasetFile): boolean {
  return (md5 ?? file.md5).toLowerCase() === file.md5.toLowerCase() && (size ?? file.bytes) === file.bytes;
}

/** The file's bytes, opened when they are asked for; `onSent` hears how many have been taken so far. */
export async function* countedBytes(
  file: DatasetFile,
  onSent: (sentBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of file.open()) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    sent += bytes.byteLength;
    yield bytes;
    onSent(sent);
  }
}
