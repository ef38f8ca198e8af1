import { z } from "zod";
import { identifier } from "../http/identifier";
import { optionalNumber, optionalText } from "../http/optional-members";

// `url` is left out: a signed link, so as good as a credential.
const file = z
  .object({
    file_id: identifier,
    name: optionalText,
    description: optionalText,
    size: optionalNumber,
    md5: optionalText,
    gmt_create: optionalText,
    purpose: optionalText,
    user_id: optionalText,
  })
  .transform((wire) => ({
    fileId: wire.file_id,
    name: wire.name,
    description: wire.description,
    size: wire.size,
    md5: wire.md5,
    createTime: wire.gmt_create,
    purpose: wire.purpose,
    userId: wire.user_id,
  }));

/** Outcome of an upload: HTTP 200 even where files were refused. */
export const uploadAnswer = z
  .object({
    data: z.object({
      uploaded_files: z.array(z.object({ file_id: identifier, name: optionalText })).nullish(),
      failed_uploads: z
        .array(
          z.object({
            name: optionalText,
            code: optionalText,
            message: optionalText,
          }),
        )
        .nullish(),
    }),
    request_id: optionalText,
  })
  .transform(({ data, request_id }) => ({
    uploaded: (data.uploaded_files ?? []).map(({ file_id, name }) => ({
      fileId: file_id,
      name,
    })),
    failed: data.failed_uploads ?? [],
    requestId: request_id,
  }));

/** One file. */
export const fileAnswer = z.object({ data: file }).transform(({ data }) => data);

/** One page of the files. */
export const filePageAnswer = z
  .object({ data: z.object({ files: z.array(file).nullish(), total: optionalNumber }) })
  .transform(({ data }) => ({ items: data.files ?? [], total: data.total }));

/** What became of each uploaded file. */
export type UploadOutcome = z.infer<typeof uploadAnswer>;
/** An uploaded file. */
export type BailianFile = z.infer<typeof fileAnswer>;
