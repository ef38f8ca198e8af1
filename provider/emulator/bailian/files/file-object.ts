import { chinaTime } from "../../training/china-time";
import type { Account } from "../account";
import type { FileRecord } from "./file-record";

/** A file of the native API. The link leads nowhere on purpose: the host's name is reserved for names that do not exist. */
export function fileObject(file: FileRecord, account: Account): Readonly<Record<string, unknown>> {
  return {
    id: file.seq,
    file_id: file.file_id,
    name: file.name,
    description: file.description,
    size: file.size,
    md5: file.md5,
    gmt_create: chinaTime(file.created_at),
    url: `http://simulated.invalid/${file.file_id}/${encodeURIComponent(file.name)}`,
    region: "cn-beijing",
    user_id: account.user_identity,
    api_key_id: "1",
    ...(file.purpose === null ? {} : { purpose: file.purpose }),
  };
}
