/** One row of the table `bailian_file`. */
export interface FileRecord {
  readonly seq: number;
  readonly file_id: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly description: string;
  readonly size: number;
  readonly md5: string;
  readonly created_at: number;
}
