import { openTrainingFile } from "../preflight/open-training-file";
import { errorText } from "../base/error-text";
import { DataError } from "./data-error";

/** Bytes of a file or of standard input, of which the first are known before the rest is read. */
export interface Source {
  /** As the person wrote it; `-` for standard input. */
  readonly name: string;
  /** Of a file. */
  readonly bytes?: number;
  readonly head: Buffer;
  /** `head` is all that there is. */
  readonly isWhole: boolean;
  /** Everything, the head included; to be read once. */
  chunks(): AsyncGenerator<Buffer>;
}

/** Bytes that are looked at before it is decided what a file is: in them the encoding and the first row can be told. */
const headBytes = 64 * 1024;

/** @throws DataError when the file cannot be read */
export async function openSource(name: string, standardInput: AsyncIterable<Buffer>): Promise<Source> {
  if (name === "-") return { name, ...(await peek(standardInput)) };
  const opened = await openTrainingFile(name).catch((error: unknown) => {
    throw new DataError(`${name} cannot be read: ${errorText(error)}`);
  });
  const stream = opened.handle.createReadStream({ highWaterMark: headBytes });
  return { name, bytes: Number(opened.state.size), ...(await peek(stream as AsyncIterable<Buffer>)) };
}

async function peek(stream: AsyncIterable<Buffer>): Promise<Pick<Source, "head" | "isWhole" | "chunks">> {
  const rest = stream[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  while (size < headBytes && !isWhole) {
    const next = await rest.next();
    isWhole = next.done === true;
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(first);
  return {
    head,
    isWhole,
    chunks: async function* () {
      try {
        yield head;
        if (isWhole) return;
        for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
      } finally {
        await rest.return?.();
      }
    },
  };
}
