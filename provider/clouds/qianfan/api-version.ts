import type { CloudSession } from "../../contract/session";

/** What the versions of Qianfan's API do each in their own way; everything else of a session is the same. */
export type ApiVersion = Pick<
  Required<CloudSession>,
  "find" | "reserve" | "submit" | "release" | "observe" | "inspect" | "told" | "cancel" | "remove" | "publish"
>;
