import { fieldsFrom } from "../../marks/fields-from";
import type { MarkedField } from "../../marks/marked-field";

/** Members of a file of the native API. */
export const fileFields: readonly MarkedField[] = fieldsFrom(
  { kind: "document", reference: "model-customization-file-management-service" },
  "id",
  "file_id",
  "name",
  "description",
  "size",
  "md5",
  "gmt_create",
  "url",
  "region",
  "user_id",
  "api_key_id",
  "purpose",
);
