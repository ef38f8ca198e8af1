/**
 * What the executable of the plugin's archives has inside, in place of modules that look for files beside themselves: each
 * export stands for the one of the same name, as `tools/release/bundle.mjs` says.
 */
import { Worker } from "node:worker_threads";
import type { packageVersion as versionFromManifest } from "../../base/package-version";
import type { requireLikeSdk as requireFromDisk } from "../../front/sdk-libraries";
import type { startThread as startFromDisk } from "../../preflight/worker/start-thread";
import type { schemaText as schemaFromDisk } from "../schema-text";

/** Written into the bundle when it is made. */
declare const ARCHIVE_VERSION: string;

export const packageVersion: typeof versionFromManifest = () => ARCHIVE_VERSION;

export const schemaText: typeof schemaFromDisk = () => asset("schema.json");

export const startThread: typeof startFromDisk = (task) =>
  new Worker(asset("scan-worker.js"), { eval: true, workerData: task });

/** Each named, so that it comes into the bundle. */
function library(name: string): unknown {
  switch (name) {
    case "@grpc/grpc-js":
      return require("@grpc/grpc-js") as unknown;
    case "google-protobuf/google/protobuf/empty_pb":
      return require("google-protobuf/google/protobuf/empty_pb") as unknown;
    case "google-protobuf/google/protobuf/any_pb":
      return require("google-protobuf/google/protobuf/any_pb") as unknown;
    case "google-protobuf/google/protobuf/struct_pb":
      return require("google-protobuf/google/protobuf/struct_pb") as unknown;
    default:
      throw new Error(`${name} is not in this executable`);
  }
}

export const requireLikeSdk = library as typeof requireFromDisk;

/** A file that was put into the executable. */
function asset(name: string): string {
  // Newer than the oldest Node.js that the package runs on, whose types these are.
  const { getAsset } = require("node:sea") as { getAsset(name: string, encoding: "utf8"): string };
  return getAsset(name, "utf8");
}
