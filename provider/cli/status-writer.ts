/** Writes status lines: redrawn in place on a terminal, one a line elsewhere. */
export interface StatusWriter {
  write(message: string): void;
  /** Leaves the last line standing. */
  end(): void;
}

/** A writer on a stream; equal messages in a row are written once. */
export function createStatusWriter(stream: NodeJS.WriteStream): StatusWriter {
  let last = "";
  const isTerminal = stream.isTTY;
  return {
    write: (message) => {
      if (message === last) return;
      last = message;
      // Cut to the width, since a wrapped line cannot be redrawn.
      stream.write(isTerminal ? `\r\u001b[2K${message.slice(0, stream.columns - 1)}` : `${message}\n`);
    },
    end: () => {
      if (isTerminal && last !== "") stream.write("\n");
    },
  };
}
