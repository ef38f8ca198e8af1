import type { EmulatorCredentials } from "../../../provider/emulator/emulator-credentials";

/** Where the simulated clouds listen and which keys they take. */
export interface CloudsAddress extends EmulatorCredentials {
  /** `http://host:port`, without a path. */
  readonly url: string;
}
