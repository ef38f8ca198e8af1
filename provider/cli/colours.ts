import pc from "picocolors";

/**
 * Colours for a stream: only on a terminal that knows them, and where NO_COLOR is not set. Not picocolors' own choice, which
 * also paints files and pipes on a build server.
 */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  return pc.createColors(stream.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb");
}
