import { createStatusPace } from "../lifecycle/status-pace";
import { cutToWidth } from "./display-width";
import { printableLine } from "../base/printable";

/** Writes status lines: redrawn in place on a terminal, one a line elsewhere. */
export interface StatusWriter {
  write(message: string): void;
  /** Leaves the last line standing. */
  end(): void;
}

/** For a terminal that does not tell its width. */
const usualColumns = 80;
const returnAndClear = "\r\u001b[2K";

/** A writer on a stream; off a terminal it writes a new phase at once and the rest every 30 seconds. */
export function createStatusWriter(stream: NodeJS.WriteStream): StatusWriter {
  return stream.isTTY ? redrawingWriter(stream) : pacedWriter(stream);
}

function redrawingWriter(stream: NodeJS.WriteStream): StatusWriter {
  let last = "";
  return {
    write: (message) => {
      if (message === last) return;
      last = message;
      // Cut to the width, since a wrapped line cannot be redrawn.
      stream.write(returnAndClear + cutToWidth(printableLine(message), (stream.columns || usualColumns) - 1));
    },
    end: () => {
      if (last !== "") stream.write("\n");
      last = "";
    },
  };
}

function pacedWriter(stream: NodeJS.WriteStream): StatusWriter {
  const mayShow = createStatusPace(() => Date.now(), true);
  return {
    write: (message) => {
      if (mayShow(message)) stream.write(`${printableLine(message)}\n`);
    },
    end: () => undefined,
  };
}
