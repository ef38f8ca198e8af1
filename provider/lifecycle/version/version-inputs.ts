import type { modelVersion } from "../../contract/kinds/model-version";
import type { InputsOf } from "../../contract/kinds/types-of";

/** Arguments of a model version after `check`: plain values, nothing unknown. */
export type VersionInputs = InputsOf<typeof modelVersion>;
