import type { Retirement } from "../../../contract/catalogue";
import { cite } from "../../../sources";

const source = cite("2712457");

/** Base models whose retirement was announced, as far as the notices could be read. Others are told by the catalogue. */
export const retirements: readonly Retirement[] = [
  "qwen-turbo",
  "qwen-vl-max",
  "qwen-vl-plus",
  "qwq-plus",
  "qvq-max",
].map((model) => ({ model, on: "2026-10-10", source }));
