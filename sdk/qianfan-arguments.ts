import type {
  QianfanArguments as Plain,
  QianfanDataset,
  QianfanV2Arguments,
} from "../provider/clouds/qianfan/arguments";
import type { Inputs } from "./inputs";

/** Block `qianfan` of a `FineTuneJob`: trains on Baidu Qianfan. Each member is a Pulumi input. */
export type QianfanArgs = Inputs<Plain>;

/** The same for a job whose data is given as resources, which name the versions; API V2 only. */
export type QianfanArgsWithData = Inputs<
  Omit<QianfanV2Arguments, "dataset"> & { dataset?: Partial<Omit<QianfanDataset, "versions">> }
>;
