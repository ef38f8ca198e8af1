import pc from "picocolors";

/**
 * Colours for a stream: only on a terminal that knows them, and where NO_COLOR is not set. Not picocolors' own choice, which
 * also paints files and pipes on a build server.
 */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  const { NO_COLOR = "", TERM } = process.env;
  // Nothing but `false` turns them off: off a terminal `isTTY` is undefined, which stands for picocolors' own choice.
  return pc.createColors(Boolean(stream.isTTY) && NO_COLOR === "" && TERM !== "dumb");
}
