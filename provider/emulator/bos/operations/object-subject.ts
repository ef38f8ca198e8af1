/** An object as Qianfan writes its address, and the journal names it. */
export function objectSubject({ bucket, key }: { readonly bucket: string; readonly key: string }): string {
  return `bos:/${bucket}/${key}`;
}
