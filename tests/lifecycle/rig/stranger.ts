import type { Rig } from "./create-rig";
import { emptyList, meet } from "./faults";

/** Lists of what an account of Bailian has, by which it can be told. */
const lists = ["GET /fine-tunes", "GET /files", "GET /deployments"];

/** From the next process on the credentials are those of an account that has nothing. */
export function becomeStranger(rig: Rig): void {
  rig.credentials = { apiKey: "sk-two", accessKey: "ALTAKtwo", secretKey: "secret-two" };
  for (const list of lists) meet(rig, list, emptyList, Infinity);
}
