import type { FineTuneError } from "../base/fine-tune-error";
import type { Words } from "./kinds/declaration";

/** One setting of the provider. */
export interface SettingRow {
  /** Name in the environment, as the official clients spell it where they have one ([dashscope 2.0.2], [official SDKs]). */
  readonly environment: string;
  readonly isCredential: boolean;
  /** Another value is another place: what stands at the old one is not there. */
  readonly isPlace?: true;
  /** What it is for, as programs and pages tell it. */
  readonly doc: Words;
  /** What a valid value looks like, for error messages. */
  readonly takes: string;
  readonly fallback?: string;
  /** The default where it is no value. */
  readonly fallbackWords?: Words;
}

/** Settings by their keys in `pulumi config`, without the namespace `finetune:`. */
export type SettingRows = Readonly<Record<string, SettingRow>>;

/** Which clouds the provider speaks to. */
export type Endpoint =
  | { readonly kind: "real" }
  | {
      readonly kind: "embedded";
      readonly dataDirectory: string;
      readonly speed: number | "instant";
    }
  | { readonly kind: "server"; readonly url: string };

/** Reads settings by their names: configuration, environment, fallback. */
export interface SettingReader {
  /** `undefined` for a setting that is not given, or is blank. */
  text(name: string): string | undefined;
  /**
   * An address with nothing in it that might be a credential: it is shown and kept in state. Keys are sent there, so it is https,
   * or on this machine, or insecure ones are allowed.
   * @throws FineTuneError `bad-configuration`
   */
  address(name: string): string;
  /**
   * The error for a value that is not repeated, as it may be a key that went into the wrong setting.
   * @param hint follows what the setting takes, for example `; did you mean …?`.
   */
  refusal(name: string, hint?: string): FineTuneError;
}

/** Where a cloud's calls go, as far as prices depend on it. */
export interface Site {
  /** Host of the configured address. */
  readonly host: string;
  /** Absent where the host is none that the cloud's documents name: nobody knows what is paid there. */
  readonly region?: string;
}

/** How one cloud is reached: its base URL, and what else its session is opened with. */
export interface CloudSettings {
  readonly baseUrl: string;
  readonly [name: string]: string | undefined;
}

/** How calls travel: over the network, or straight into the embedded clouds, which need no credentials. */
export interface Access {
  /** Name of the endpoint as it is kept in state; default the base URL. */
  readonly endpoint?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Hears in one sentence what an answer has that its documents do not know. */
  onNote?(note: string): void;
}
