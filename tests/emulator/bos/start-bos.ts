import { createEmulator, createManualClock, type Emulator, type EmulatorOptions } from "../../../provider/emulator";

/** An answer of the simulated object storage, read. */
export interface BosAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The code of an error's XML. */
  readonly code: string | undefined;
}

/** A simulated object storage in memory whose clock moves only by hand. */
export interface TestBos {
  readonly emulator: Emulator;
  /** Sends a request below the storage's root; `body` as a stream where it is a list. */
  send(method: string, path: string, init?: SendInit): Promise<BosAnswer>;
  put(path: string, content: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<BosAnswer>;
  advanceMinutes(minutes: number): void;
}

/** What a request carries. */
export interface SendInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Starts one; close its emulator after the test. */
export function startBos(options: EmulatorOptions = {}): TestBos {
  const clock = createManualClock();
  const emulator = createEmulator({ clock, seed: "bos", ...options });
  const send = async (method: string, path: string, { headers = {}, body }: SendInit = {}): Promise<BosAnswer> => {
    const request = new Request(`http://bos.test/_bos${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const response = await emulator.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] };
  };
  return {
    emulator,
    send,
    put: (path, content, headers = {}) => send("PUT", path, { body: content, headers }),
    advanceMinutes: (minutes) => clock.advance(minutes * 60_000),
  };
}

/** Text of every element of a name. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text = ""]) => text);
}
