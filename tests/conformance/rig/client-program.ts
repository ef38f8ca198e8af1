import type { EmulatorServerOptions } from "../../../provider/emulator/server";
import type { ClientRecipe } from "./client-recipe";
import type { CloudsAddress } from "./clouds-address";

/** A program in a client's own language that checks what the client's documentation promises. */
export interface ClientProgram {
  readonly title: string;
  readonly recipe: ClientRecipe;
  /** Its source, from which the titles of its checks are read. */
  readonly source: string;
  /** How it is started, given the folder of the client's environment. */
  command(folder: string): readonly [command: string, ...args: string[]];
  /** How the client learns where the simulated clouds are and which keys they take. */
  environment(clouds: CloudsAddress, folder: string): Readonly<Record<string, string>>;
  /** What of the simulated clouds is not the default. */
  readonly clouds?: Omit<EmulatorServerOptions, "port">;
}
