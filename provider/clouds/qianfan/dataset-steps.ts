import { own } from "../../base/own";
import type { BosClient } from "./bos/bos-client";
import type { QianfanDatasetClient } from "./dataset-client";
import type { DatasetObservation, DatasetOperations, DatasetRequest } from "../../contract/dataset-cloud";
import type { DatasetKey } from "../../contract/keys";
import type { CallOptions } from "../http/call";
import { toleratedKind } from "../tolerated-kind";
import { contentHashName, uploadFile } from "./bos/upload-file";
import { dataFormats } from "./dataset-formats";
import { observeVersion } from "./dataset-observation";
import { findByName, findVersion, type FoundVersion } from "./find-dataset";
import { readImportReport, type ReportSource } from "./import-report";
import { objectKey } from "./object-key";

/** What datasets are made with. */
export interface DatasetParts extends ReportSource {
  readonly client: QianfanDatasetClient;
  /** The object storage of a region; of the configured one without. */
  storageOf(region: string | undefined): BosClient;
  /** Marks every observation. */
  readonly account: string;
}

type Place = Required<DatasetKey>["object"];

/**
 * The way from a file to data that can be trained on, one step a call: object, dataset, import, publication. Each looks
 * first, so a step whose answer was lost, or that an earlier process took, is found and not repeated.
 */
export function createDatasetSteps({
  client,
  storageOf,
  account,
  transport,
  homes,
}: DatasetParts): Pick<DatasetOperations, "ensure"> {
  /** Imports that this session started: one that failed before is tried once more, one of ours is the answer. */
  const importsOf = new Map<string, string>();
  /** Versions whose publication this session has asked for. */
  const published = new Set<string>();

  async function find(request: DatasetRequest, known: DatasetKey | undefined, options: CallOptions) {
    const { versionId, datasetId } = known ?? {};
    const found = versionId === undefined ? undefined : await findVersion(client, { versionId, datasetId }, options);
    return found ?? findByName(client, request.name, options);
  }

  /** Sends the file unless it is there already. True when it was sent. */
  async function putObject(
    { file }: DatasetRequest,
    place: Place,
    onSent: (sentBytes: number) => void,
    options: CallOptions,
  ): Promise<boolean> {
    const storage = storageOf(place.region);
    const head = await storage.headObject(place, options);
    const isThere = head?.metadata[contentHashName] === file.sha256 || head?.etag === file.md5;
    if (isThere && head?.bytes === file.bytes) return false;
    await uploadFile(storage, place, file, onSent, options);
    return true;
  }

  async function createDataset(request: DatasetRequest, place: Place, options: CallOptions): Promise<FoundVersion> {
    const { name, format, block } = request;
    const isOwn = block["storageType"] === "BOS";
    const create = client.createDataset({
      datasetName: name,
      dataFormat: textOf(block["dataFormat"]) ?? own(dataFormats, format)?.[0] ?? format,
      storageType: isOwn ? "BOS" : "sysStorage",
      ...(isOwn && { storagePath: `bos:/${place.bucket}/${folderOf(place.key)}` }),
    });
    const refusal = await toleratedKind(create, ["conflict"]);
    if (refusal === undefined) return emptyVersion(await create);
    // A name that is taken is ours: an earlier create was carried out, and the list that was read before did not show it.
    const found = await findByName(client, name, options);
    if (found === undefined) throw refusal;
    return found;
  }

  async function startImport({ version }: FoundVersion, place: Place): Promise<void> {
    const files = [`bos:/${place.bucket}/${place.key}`];
    importsOf.set(version.versionId, await client.createImportTask({ versionId: version.versionId, files }));
  }

  async function failedImport(seen: DatasetObservation, taskId: string, options: CallOptions) {
    const { importStatus, errDownloadUrl } = await client.describeImportTask(taskId, options);
    const report = errDownloadUrl && (await readImportReport(errDownloadUrl, { transport, homes }, options));
    return { ...seen, reason: report === undefined ? importStatus : `${importStatus}:\n${report}` };
  }

  /** What is to be done about a version, and how it then stands. */
  async function advance(
    request: DatasetRequest,
    found: FoundVersion,
    place: Place,
    onSent: (sentBytes: number) => void,
    options: CallOptions,
  ): Promise<DatasetObservation> {
    const seen = observeVersion(found, place, account);
    const { versionId, importStatus, publishStatus } = found.version;
    const ownImport = importsOf.get(versionId);
    if (importStatus === "ImportFailed" && ownImport !== undefined) return failedImport(seen, ownImport, options);
    if (importStatus === "Created" || importStatus === "ImportFailed") {
      if (await putObject(request, place, onSent, options)) return { ...seen, state: "uploading" };
      await startImport(found, place);
      return { ...seen, state: "importing" };
    }
    const isUnpublished = publishStatus === "Unpublished" || publishStatus === "PublishFailed";
    if (importStatus === "ImportFinished" && isUnpublished && !published.has(versionId)) {
      await client.publishDatasetVersion(versionId);
      published.add(versionId);
      return { ...seen, state: "publishing" };
    }
    return seen;
  }

  return {
    ensure: async (request, known, onSent, signal) => {
      const options = signal === undefined ? {} : { signal };
      const place = placeOf(request);
      const found = await find(request, known, options);
      if (found !== undefined) return advance(request, found, place, onSent, options);
      if (await putObject(request, place, onSent, options)) {
        return { key: { cloud: "qianfan", object: place }, state: "uploading", account };
      }
      return observeVersion(await createDataset(request, place, options), place, account);
    },
  };
}

/** Where the object is put: our name, and in it the content's. */
function placeOf({ name, file, block }: DatasetRequest): Place {
  const region = textOf(block["region"]);
  const key = objectKey(textOf(block["prefix"]), name, file.sha256);
  return { bucket: textOf(block["bucket"]) ?? "", key, ...(region !== undefined && { region }) };
}

function emptyVersion({ datasetId, versionId }: { datasetId: string; versionId: string }): FoundVersion {
  const version = { versionId, datasetId, importStatus: "Created", publishStatus: "Unpublished" };
  return { datasetId, version };
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf("/") + 1);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
