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
const libraries: Readonly<Record<string, () => unknown>> = {
  "@grpc/grpc-js": () => require("@grpc/grpc-js"),
  "google-protobuf/google/protobuf/empty_pb": () => require("google-protobuf/google/protobuf/empty_pb"),
  "google-protobuf/google/protobuf/any_pb": () => require("google-protobuf/google/protobuf/any_pb"),
  "google-protobuf/google/protobuf/struct_pb": () => require("google-protobuf/google/protobuf/struct_pb"),
};

export const requireLikeSdk = ((name: string) => {
  const load = libraries[name];
  if (load === undefined) throw new Error(`${name} is not in this executable`);
  return load();
}) as typeof requireFromDisk;

/** A file that was put into the executable. */
function asset(name: string): string {
  // Newer than the oldest Node.js that the package runs on, whose types these are.
  const { getAsset } = require("node:sea") as { getAsset(name: string, encoding: "utf8"): string };
  return getAsset(name, "utf8");
}
