import { uriEncode } from "../../qianfan/authentication/uri-encoding";
import { BosRefusal } from "../answer/bos-refusal";

/** Most keys of one page (S3). */
const mostKeys = 1000;

/** What both lists of objects are asked by. */
export interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** `url` where keys are to be encoded in the answer. */
  readonly encoding: "url" | undefined;
  /** A text as it stands in the answer. */
  encode(text: string): string;
}

/** @throws BosRefusal `InvalidArgument` */
export function readListQuery(query: URLSearchParams): ListQuery {
  const maxKeys = Number(query.get("max-keys") ?? mostKeys);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new BosRefusal("InvalidArgument", "max-keys is no whole number.");
  const encoding = query.get("encoding-type") ?? undefined;
  if (encoding !== undefined && encoding !== "url")
    throw new BosRefusal("InvalidArgument", "encoding-type must be url.");
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    maxKeys: Math.min(maxKeys, mostKeys),
    encoding,
    encode: (text) => (encoding === undefined ? text : text.split("/").map(uriEncode).join("/")),
  };
}
