import { errorText } from "../base/error-text";

/** Ways to write a path that no file system understands, and what to write in their place. */
const forms: readonly { readonly form: RegExp; readonly says: string }[] = [
  { form: /^\s*$/, says: "the path is empty; name the file" },
  { form: /^~/, says: "`~` is what a shell makes a home folder of, and nothing does so here; write the whole path" },
  { form: /^file:\/\//i, says: "it is a file:// address; write the path without it" },
  {
    form: /^(?:https?|ftp):\/\//i,
    says: "it is an address on the web, and only local files are read; download it, and name that file",
  },
  {
    form: /^(?:oss|bos|s3|gs|cos|tos):\//i,
    says: "it is a place in object storage, and only local files are read; download it and name that file, or give the job the place by its cloud's block",
  },
  { form: /[*?[\]{}]/, says: "a pattern such as `*` is not expanded, as one resource is one file; name the file" },
  { form: /^[A-Za-z]:[\\/]/, says: "a drive of Windows is not found here; write the path as this system has it" },
  { form: /\\/, says: "folders are separated by `/` on this system, and `\\` is part of a name" },
];

/** Why a file cannot be read, for the person who wrote its path. */
export function explainPath(written: string, error: unknown): string {
  const isAbsent = error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR"].includes(String(error.code));
  const form = isAbsent || written.trim() === "" ? forms.find((known) => known.form.test(written)) : undefined;
  return form?.says ?? errorText(error);
}
