import type { SimulatedWorld, TrainingEngine } from "./contract";
import type { EmulatorCredentials } from "./emulator-credentials";
import type { InjectedError } from "./faults/injected-error";
import type { EmulatorSettings } from "./emulator-options";
import type { CallRecord, Journal } from "./journal";
import type { BlobStore } from "./store/blob-store";
import type { Store } from "./store/store";

/** What a face (the HTTP surface of one simulated cloud) is given. */
export interface FaceContext {
  readonly store: Store;
  readonly blobs: BlobStore;
  /**
   * Time and stored randomness. `now()` works anywhere; `randomText` and `randomUuid` move the stored counter and
   * therefore work only inside `store.write`. For request IDs use `newRequestId`.
   */
  readonly world: SimulatedWorld;
  /** `get` and `count` inside `store.read` or `store.write`; the others inside `store.write`. */
  readonly training: TrainingEngine;
  readonly settings: EmulatorSettings;
  readonly credentials: EmulatorCredentials;
  readonly journal: Journal;
  /** Tells whoever runs the simulated clouds about an error that is their own fault, before the face answers 500. */
  reportFault(error: unknown): void;
  /** Aborts when the simulated clouds are closed: ends answers that are still being streamed. */
  readonly closing: AbortSignal;
  /** A UUID for one answer: not reproducible, so that a read never has to write. */
  newRequestId(): string;
  /**
   * Answers one call through the place where calls are journaled and faults are injected. The face names the
   * operation first, then does everything else (authentication included) in `handle`; `refuse` puts an error that a
   * fault rule asks for into the cloud's envelope.
   */
  perform(
    call: CallRecord,
    request: Request,
    handle: () => Response | Promise<Response>,
    refuse: (error: InjectedError) => Response,
  ): Promise<Response>;
}
