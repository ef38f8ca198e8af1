import type { JsonObject } from "../../base/json";
import type { Candidate } from "../../contract/session";
import { differencesOf } from "../compare-values";
import { absentFileAsUndefined } from "./absent-file";
import type { BailianClient } from "./client";
import { comparedData, type DataComparison } from "./differences";
import type { FineTune } from "./schemas";

/** What a comparison of data gives. */
export type DataDifferences = Required<Pick<Candidate, "differences" | "unproven" | "trainingDigests">>;

type Digests = readonly (string | undefined)[];
type DigestsOf = (ids: readonly string[]) => Promise<Digests>;

/** Data of a job and of a block, file by file: other IDs with the same MD5 are the same data. */
export async function compareContent(
  client: Pick<BailianClient, "getFile">,
  job: FineTune,
  block: JsonObject,
  signal?: AbortSignal,
): Promise<DataDifferences> {
  const digestsOf: DigestsOf = (ids) =>
    Promise.all(
      ids.map(async (id) => {
        if (isMounted(id)) return undefined;
        return (await absentFileAsUndefined(client.getFile(id, { signal })))?.md5?.toLowerCase();
      }),
    );
  const { training, validation } = comparedData(job, block);
  const trainingDigests = await digestsOf(training.there ?? []);
  const compared = [
    await compareDigests(training, trainingDigests, digestsOf),
    await compareDigests(validation, await digestsOf(validation.there ?? []), digestsOf),
  ];
  return {
    differences: compared.flatMap(({ differences }) => differences),
    unproven: compared.flatMap(({ unproven }) => unproven),
    trainingDigests,
  };
}

async function compareDigests(
  comparison: DataComparison,
  there: Digests,
  digestsOf: DigestsOf,
): Promise<Pick<DataDifferences, "differences" | "unproven">> {
  const said = differencesOf([comparison]);
  if (said.length === 0) return { differences: [], unproven: [] };
  const here = await digestsOf(comparison.here ?? []);
  const pairs = there.map((md5, index) => [md5, here[index]] as const);
  const isOther =
    there.length !== here.length ||
    pairs.some(([one, other]) => one !== undefined && other !== undefined && one !== other);
  const isUnproven = pairs.some(([one, other]) => one === undefined || other === undefined);
  return { differences: isOther ? said : [], unproven: !isOther && isUnproven ? said : [] };
}

/** An object in a bucket of the user's is no file of the cloud's. */
function isMounted(id: string): boolean {
  return id.startsWith("oss://");
}
