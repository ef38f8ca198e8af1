/**
 * The registry: every cloud that this package knows, which everything else asks. The only file outside of a cloud's own folders
 * that names one.
 */
import { FineTuneError } from "../base/fine-tune-error";
import type { Cloud, CloudRegistry } from "../contract/cloud";
import { bailian } from "./bailian/cloud";
import { qianfan } from "./qianfan/cloud";

const shipped = [bailian, qianfan] as const;
const all: Cloud[] = [...shipped];

/** Names of the clouds that come with this package. */
export type ShippedCloudName = (typeof shipped)[number]["name"];

/** The clouds that there are. */
export const clouds: CloudRegistry = {
  all,
  find: (name) => all.find((cloud) => cloud.name === name),
  get: (name) => {
    const cloud = clouds.find(name);
    if (cloud !== undefined) return cloud;
    throw new FineTuneError(
      `there is no cloud \`${name}\` here; there are ${all.map((each) => each.name).join(", ")}`,
      {
        code: "unknown-cloud",
        nextStep: "Install the version of pulumi-finetune that the stack was made with, or a newer one.",
      },
    );
  },
};

/**
 * Adds a cloud for this process; to be called before anything asks for one.
 * @public for who brings a cloud of their own, as tests do
 */
export function registerCloud(cloud: Cloud): void {
  if (clouds.find(cloud.name) !== undefined) throw new TypeError(`there is a cloud \`${cloud.name}\` already`);
  all.push(cloud);
}
