import type { BailianArguments as Plain } from "../provider/clouds/bailian/arguments";
import type { Inputs } from "./inputs";

/** Block `bailian` of a `FineTuneJob`: trains on Alibaba Cloud Model Studio. Each member is a Pulumi input. */
export type BailianArgs = Inputs<Plain>;
