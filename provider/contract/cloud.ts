import type { CatalogueSection, ModelTable } from "./catalogue";
import type { CloudName } from "./keys";
import type { BlockRules, DeploymentRules, JobRules } from "./rules";
import type { CloudSession } from "./session";
import type { Access, CloudSettings, Endpoint, SettingReader, SettingRows, Site } from "./settings";
import type { TrainingFiles } from "./training-files";

/**
 * A cloud: all that the rest of this package knows of it. Nothing outside `clouds/<cloud>/` asks what a cloud is called; it asks
 * this value for the trait.
 *
 * A cloud is added by a folder `clouds/<name>/` whose `cloud.ts` exports such a value, and a line in the registry,
 * `clouds/index.ts`; for people's programs its blocks of arguments are declared in the SDK, and a simulated cloud is one folder in
 * `emulator/`. A test brings one of its own with `registerCloud(cloud)` of the registry, from a module that every process loads
 * before anything else (`NODE_OPTIONS=--require …`): provider, command and program then know it like the others.
 *
 * The value is loaded with every check, so it is plain data; what is more than that is a method which loads its modules when it
 * is called. A kind of resource that the cloud does not offer is left out (`dataset`, `version`, `deployment`): a check says so.
 */
export interface Cloud<Name extends CloudName = CloudName> {
  /** Name of the block of arguments, and what resource IDs begin with: one word of lower-case letters. */
  readonly name: Name;
  /** As people write it. */
  readonly title: string;
  /** With its vendor, for the command's help. */
  readonly fullTitle: string;

  /** Its rows of the settings. */
  readonly settings: SettingRows;
  /** The settings without which it cannot be called, in the order in which people are told of them. */
  readonly credentials: readonly string[];
  /** The setting that says where its calls go. */
  readonly baseUrlSetting: string;
  /** Its base URL on a server of simulated clouds. */
  addressOn(server: string): string;
  /** Where else its calls go on such a server, by the settings that say so. */
  furtherAddressesOn?(server: string): Readonly<Record<string, string>>;
  /** The vendor's own domains: no simulated cloud stands there. */
  readonly domains?: readonly string[];
  /**
   * What a session is opened with. A simulated cloud on a server has its own base URL there, whatever is configured.
   * @throws FineTuneError `bad-configuration`
   */
  readSettings(read: SettingReader, endpoint: Endpoint): CloudSettings;
  /**
   * Where it is paid: by the configured address, also where the cloud is simulated, so that a rehearsal tells what it is going to
   * cost. Left out where prices are the same everywhere.
   */
  siteOf?(read: SettingReader): Site;
  /**
   * Opens a session. Sends nothing by itself.
   * @throws FineTuneError `missing-credentials`
   */
  open(settings: CloudSettings, access: Access): CloudSession;

  /** Below its address on a server of simulated clouds: where clients of OpenAI call it, and the credential that they send. */
  readonly openAi?: { readonly path: string; readonly credential: string };

  readonly job: JobTraits;
  readonly dataset?: DatasetTraits;
  readonly version?: VersionTraits;
  readonly deployment?: DeploymentTraits;

  /**
   * The tokenizer that a model counts with, as far as there is one here.
   * @param model of the job, a tuned one too; absent where data stands for itself.
   */
  tokenizerOf(model?: string): TokenizerName;
  /** What can be trained and served, by the tables of this version; for people. */
  models?(): ModelTable;
  /**
   * Asks the cloud itself what can be trained now. Left out where no call tells.
   * @throws FineTuneError, CloudError
   */
  askCatalogue?(question: CatalogueQuestion): Promise<CatalogueSection>;
  /** What training costs in a region, where its page of prices is known. */
  prices?(region?: string): PriceList | undefined;
}

/** How a cloud is asked for its catalogue. */
export interface CatalogueQuestion {
  readonly settings: CloudSettings;
  readonly access: Access;
  readonly site?: Site;
  /** Where simulated clouds are asked instead: their server, or any address where they are embedded. */
  readonly server?: string;
  /** `2026-11-29` */
  readonly today: string;
  readonly signal: AbortSignal;
}

/** What jobs are on a cloud. */
export interface JobTraits {
  /**
   * What IDs begin with, in the order in which they stand in a resource ID: `["ft"]` for `<cloud>/ft-…`; `["job", "task"]` for
   * `<cloud>/job-…/task-…` where a job is a container, and its run has an ID of its own.
   */
  readonly idWords: readonly [job: string, run?: string];
  /** The model of a finished run is there without a call of ours, or not at all. */
  readonly publishesByItself: boolean;
  /** How a client of HTTP reads a job: below the base URL, with one credential as its bearer; absent where calls are signed. */
  readonly readBy?: { path(jobId: string): string; readonly credential: string };
  /** A look at a job tells the data that it was trained on, so that it can be compared. */
  readonly tellsData: boolean;
  /** Characters that the name of a job takes. */
  readonly nameLength?: { readonly min: number; readonly max: number };
  /** Members of the block that decide no training and are changed in place. */
  readonly displayMembers: readonly string[];
  rules(): JobRules;
}

/** What training data is on a cloud. */
export interface DatasetTraits {
  /** Which of the IDs stands in the resource ID. */
  readonly idMember: "fileId" | "versionId";
  /** A resource ID without the cloud's name, for people. */
  readonly idExample: string;
  /** The cloud keeps data by the format of its rows: another format is other data. */
  readonly keepsFormat: boolean;
  files(): TrainingFiles;
  rules(): BlockRules;
}

/** What published checkpoints are on a cloud. */
export interface VersionTraits {
  /** A model has its ID while it is still being published; else only when it is ready. */
  readonly namesModelEarly: boolean;
  rules(): BlockRules;
}

/** What deployments are on a cloud. */
export interface DeploymentTraits {
  /** A resource ID without the cloud's name, for people. */
  readonly idExample: string;
  rules(): DeploymentRules;
}

/** `qwen3` is the tokenizer of Qwen 2, 2.5 and 3. */
export type TokenizerName = "qwen3" | "estimate";

/** A vendor's page of prices, as far as it is about one region. */
export interface PriceList {
  readonly source: string;
  /** Year and month in which it was read. */
  readonly date: string;
  readonly rows: readonly {
    /** A model, or with `*` at its end every model that begins so. */
    readonly model: string;
    readonly pricePerThousandTokens: number;
    /** As in ISO 4217. */
    readonly currency: string;
  }[];
  /** What units that serve cost by the hour. */
  readonly hourly?: {
    readonly source: string;
    /** Year and month. */
    readonly date: string;
    readonly rows: readonly {
      /** As `HourlyUnits` names it. */
      readonly unit: string;
      readonly pricePerHour: number;
      readonly currency: string;
      /** Where the price does not come from the page itself; with its date. */
      readonly source?: string;
    }[];
  };
}

/** The clouds that there are. */
export interface CloudRegistry {
  readonly all: readonly Cloud[];
  /** `undefined` where there is none of that name. */
  find(name: string): Cloud | undefined;
  /** @throws FineTuneError `unknown-cloud` */
  get(name: string): Cloud;
}
