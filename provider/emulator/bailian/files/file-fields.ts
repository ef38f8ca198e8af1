import { doc, fieldsFrom, type Field } from "../../provenance/provenance";

/** Members of a file of the native API. */
export const fileFields: readonly Field[] = fieldsFrom(
  doc("model-customization-file-management-service"),
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
