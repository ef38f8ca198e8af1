/** One name for a piece of data: the ID of its file, or the place of a mounted object; none where neither is told. */
export function dataName(
  fileId: string | undefined,
  mount: { readonly bucket: string; readonly filePath: string } | null | undefined,
): readonly string[] {
  if (fileId !== undefined) return [fileId];
  return mount ? [`oss://${mount.bucket}/${mount.filePath}`] : [];
}
