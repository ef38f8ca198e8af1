/** Key of the object that a file becomes: it follows from the data alone, so that it is found again. */
export function objectKey(prefix: string | undefined, name: string, sha256: string): string {
  const folder = prefix?.replace(/(?<!\/)\/+$/, "");
  return [...(folder === undefined ? [] : [folder]), name, `${sha256.slice(0, 16)}.jsonl`].join("/");
}

/** The name of the dataset, in such a key. */
export function nameIn(key: string): string | undefined {
  return key.split("/").at(-2);
}
