/** What a person does with a file that holds rows and that no text reader reads: a continuation of "…; ". `xlsx` is the one that `finetune data convert` takes. */
export const waysOut = {
  xlsx: "`finetune data convert FILE.xlsx --to chat -o train.jsonl` reads its first sheet",
  xls: "save it as .xlsx or as CSV UTF-8, then `finetune data convert` reads it",
  ods: "save it as .xlsx or as CSV UTF-8, then `finetune data convert` reads it",
  parquet: `write it as JSON Lines: python -c "import pandas; pandas.read_parquet('FILE').to_json('train.jsonl', orient='records', lines=True, force_ascii=False)"`,
  arrow: `write it as JSON Lines: python -c "import datasets; datasets.Dataset.from_file('FILE').to_json('train.jsonl', force_ascii=False)"`,
  gzip: "unpack it: gunzip -c FILE > train.jsonl",
  bzip2: "unpack it: bunzip2 -c FILE > train.jsonl",
  xz: "unpack it: xz -dc FILE > train.jsonl",
  zstd: "unpack it: zstd -dc FILE > train.jsonl",
  zip: "unpack it: unzip FILE",
  tar: "unpack it: tar xf FILE",
} as const;
