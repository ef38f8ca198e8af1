import type { QianfanArguments as Plain } from "../provider/clouds/qianfan/arguments";
import type { Inputs } from "./inputs";

/** Block `qianfan` of a `FineTuneJob`: trains on Baidu Qianfan. Each member is a Pulumi input. */
export type QianfanArgs = Inputs<Plain>;
