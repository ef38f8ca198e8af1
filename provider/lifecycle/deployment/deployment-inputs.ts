import type { modelDeployment } from "../../contract/kinds/model-deployment";
import type { InputsOf } from "../../contract/kinds/types-of";

/** Arguments of a deployment after `check`: plain values, nothing unknown. */
export type DeploymentInputs = InputsOf<typeof modelDeployment>;
