import { canonicalJson } from "../../base/canonical-json";
import type { ToldDataset } from "../../contract/dataset-cloud";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import { asTold } from "../imported";
import type { CheckedDataset } from "./dataset-inputs";
import { datasetKey, datasetTitle, type DatasetState } from "./dataset-state";
import { datasetsOf } from "./settle-dataset";

/** What the cloud tells of training data; `undefined` where it is gone or nothing is told. */
export function tellDataset(context: Context, state: DatasetState): Promise<ToldDataset | undefined> {
  const { told } = datasetsOf(context.openSession(state.cloud));
  return told?.(datasetKey(state), context.signal) ?? Promise.resolve(undefined);
}

/** The arguments that an import begins with. No cloud tells the file's path. */
export function importedArguments(state: DatasetState, told: ToldDataset | undefined): object {
  const [format] = told?.formats ?? [];
  return { ...(format === undefined ? {} : { format }), [state.cloud]: told?.block ?? {} };
}

/**
 * The arguments that imported data counts as made with. Its content is the file's as long as nothing that the cloud tells of it
 * differs; so data that is there already is not uploaded a second time.
 */
export async function importedDataset(
  context: Context,
  state: DatasetState,
  asked: CheckedDataset,
): Promise<CheckedDataset> {
  const { name } = blockOf(context.clouds, asked).cloud;
  // Data on another cloud than the program says has no block of that one.
  if (name !== state.cloud) return { ...asked, [name]: undefined };
  const told = await tellDataset(context, state);
  const compared = comparedContent(context, asked, told);
  const others = compared.filter(([, there, here]) => there !== here);
  if (others.length > 0) {
    const text = others.map(([what, there, here]) => `${what} is ${there} there and ${here} in ${asked.path}`);
    await context.log("warning", `${datasetTitle(state)} holds other data: ${text.join("; ")}`);
  } else if (compared.length === 0) {
    const why = `${state.cloud} tells nothing that ${asked.path} can be compared by`;
    await context.log("warning", `${datasetTitle(state)} is taken for the data of the program: ${why}`);
  }
  const formats = told?.formats ?? [asked.format];
  return {
    ...asked,
    contentHash: others.length > 0 ? canonicalJson(others) : asked.contentHash,
    format: formats.includes(asked.format) ? asked.format : (formats[0] ?? asked.format),
    [name]: asTold(blockOf(context.clouds, asked).block, told?.block),
  };
}

type Compared = readonly [what: string, there: string | number, here: string | number];

/** What is known of both sides; of a file that is not known yet nothing is. */
function comparedContent({ memory }: Context, asked: CheckedDataset, told: ToldDataset | undefined): Compared[] {
  const pairs = [
    ["its size", told?.bytes, asked.bytes],
    ["its MD5", told?.md5, memory.digests.get(asked.contentHash)],
    ["the number of rows", told?.rows, asked.rows],
  ] as const;
  return pairs.flatMap(([what, there, here]): Compared[] =>
    there === undefined || here === undefined ? [] : [[what, there, here]],
  );
}
