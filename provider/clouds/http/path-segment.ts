import { FineTuneError } from "../../base/fine-tune-error";

/**
 * An ID as one segment of a path.
 * @throws FineTuneError `invalid-id` for an empty one and for dots alone, with which the path would name another thing.
 */
export function pathSegment(id: string): string {
  if (!/^\.*$/.test(id)) return encodeURIComponent(id);
  throw new FineTuneError(`"${id}" is no ID`, { code: "invalid-id", nextStep: "Give the ID as the cloud shows it." });
}
