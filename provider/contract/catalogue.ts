/**
 * What can be trained and served: by the tables of this version, and by `finetune.catalogue.json`, which is read before them and
 * renewed without a release. What either knows only warns, never refuses: catalogues change monthly.
 */
import type { CloudName } from "./keys";

/** A way of training, by the arguments that name it: `{ trainingType: "sft" }`. */
export type Method = Readonly<Record<string, string>>;

/** The tables of a cloud, to be read by people. */
export interface ModelTable {
  /** Year and month in which they were compared with the documents. */
  readonly date: string;
  /** Regions that have prices of their own; empty where the cloud's prices are not known. */
  readonly regions: readonly string[];
  readonly models: readonly ListedModel[];
  readonly plans: readonly ListedPlan[];
  /** Models that nothing new is trained on from a day on. */
  readonly retirements: readonly Retirement[];
  /** The hyperparameters that a model takes with a method. */
  parametersOf(model: string, method: Method): readonly ListedParameter[];
}

/** A model that the tables name. */
export interface ListedModel {
  readonly model: string;
  /** What it works on, for example `vision`; absent where no table says so. */
  readonly kind?: string;
  /** Empty where no document lists any. */
  readonly methods: readonly Method[];
  readonly source: string;
}

/** A base model that is retired on a day, and who says so. */
export interface Retirement {
  readonly model: string;
  /** `2026-10-10` */
  readonly on: string;
  readonly source: string;
}

/** One hyperparameter as it stands for a model and a method. */
export interface ListedParameter {
  readonly key: string;
  /** What it takes, in words. */
  readonly takes: string;
  readonly isRequired: boolean;
  readonly default?: string | number | boolean;
  readonly says?: string;
  /** Of the range, and of the default where that has another. */
  readonly source: string;
}

/** A way of serving. */
export interface ListedPlan {
  readonly plan: string;
  /** How it is paid and what it is for. */
  readonly says: string;
  /** Units of an instance by template, of which a capacity is a multiple. */
  readonly units?: Readonly<Record<string, number>>;
  readonly source: string;
}

/** The file: what clouds said of themselves, or what somebody wrote down. */
export type Catalogue = readonly CatalogueSection[];

/** One cloud in one region, as it was on one day. */
export interface CatalogueSection {
  readonly cloud: CloudName;
  /** Absent: it holds for every region. */
  readonly region?: string;
  /** `2026-11-29` */
  readonly date: string;
  readonly source: string;
  /** Said by a simulated cloud: the real ones are not judged by it. */
  readonly isSimulated?: boolean;
  readonly models: readonly CatalogueModel[];
}

/** One model; what is absent the section does not say, so that the tables do. */
export interface CatalogueModel {
  readonly model: string;
  readonly methods?: readonly CatalogueMethod[];
  readonly price?: { readonly pricePerThousandTokens: number; readonly currency: string };
  /** Units of an instance by template. */
  readonly units?: Readonly<Record<string, number>>;
  /** Day from which it is no longer trained. */
  readonly retires?: string;
}

/** A method, with the hyperparameters that it takes where the cloud says so. */
export interface CatalogueMethod {
  readonly arguments: Method;
  readonly parameters?: Readonly<Record<string, CatalogueRange>>;
}

/** What a hyperparameter may be. */
export interface CatalogueRange {
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly (string | number)[];
  readonly default?: string | number | boolean;
}

/** What is known beside the tables when arguments are judged. */
export interface Knowledge {
  /** `2026-11-29` */
  readonly today: string;
  /** The cloud's section of the catalogue for the region at hand. */
  readonly section?: CatalogueSection;
}
