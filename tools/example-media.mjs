// Draws and records the sets of examples/media, each time the same: six lamps, lit and not, and a voice of plain tones.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { CLONE } from "./clone.mjs";

const EXAMPLE = join(CLONE.root, "examples", "media");

/**
 * A PNG picture of `size` × `size` pixels.
 *
 * @param {number} size
 * @param {(x: number, y: number) => readonly number[]} colourAt red, green and blue of a pixel
 */
function png(size, colourAt) {
  const chunk = (/** @type {string} */ name, /** @type {Buffer} */ data) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a channel, three channels.
  header.writeUInt8(8, 8);
  header.writeUInt8(2, 9);
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => colourAt(x, y)).flat(),
  ]);
  const mark = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const pixels = deflateSync(Buffer.from(rows.flat()), { level: 9 });
  return Buffer.concat([mark, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/**
 * A WAV recording of one tone, 16 bits a sample, one channel.
 *
 * @param {number} seconds
 * @param {number} hertz
 */
function wav(seconds, hertz, rate = 16_000) {
  const sound = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at += 1) {
    sound.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + sound.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}

/** @param {string} file @param {string | Buffer} content */
function write(file, content) {
  writeFileSync(join(EXAMPLE, file), content);
}

const colours = {
  red: [220, 40, 40],
  orange: [240, 140, 30],
  yellow: [245, 215, 50],
  green: [60, 170, 75],
  blue: [50, 100, 220],
  purple: [140, 70, 190],
};
const size = 64;
const background = [235, 235, 235];
const isStem = (/** @type {number} */ x, /** @type {number} */ y) =>
  Math.abs(x - size / 2) < 3 && y > size / 3 && y < size - 8;
const isShade = (/** @type {number} */ x, /** @type {number} */ y) =>
  y > 8 && y <= size / 3 && Math.abs(x - size / 2) < y - 2;

mkdirSync(join(EXAMPLE, "lamps"), { recursive: true });
const pictures = Object.entries(colours).flatMap(([colour, lit]) =>
  [lit, lit.map((channel) => Math.round(channel / 3))].map((shade, index) => ({
    file: `${colour}-${index === 0 ? "on" : "off"}.png`,
    says: `A ${colour} lamp; it is ${index === 0 ? "on" : "off"}.`,
    picture: png(size, (x, y) => (isShade(x, y) ? shade : isStem(x, y) ? [90, 70, 60] : background)),
  })),
);
for (const { file, picture } of pictures) write(`lamps/${file}`, picture);
const lamps = pictures.map(({ file, says }) => ({
  messages: [
    { role: "user", content: [{ text: "Which lamp is this?" }, { image: file }] },
    { role: "assistant", content: [{ text: says }] },
  ],
}));
write("lamps/data.jsonl", lamps.map((row) => `${JSON.stringify(row)}\n`).join(""));

mkdirSync(join(EXAMPLE, "voice", "train"), { recursive: true });
const tones = [
  { file: "low.wav", hertz: 220, text: "The lamp is off." },
  { file: "high.wav", hertz: 440, text: "The lamp is on." },
];
for (const { file, hertz } of tones) write(`voice/train/${file}`, wav(2, hertz));
const recordings = tones.map(({ file, text }) => ({ wav_fn: `train/${file}`, text }));
write("voice/data.jsonl", recordings.map((row) => `${JSON.stringify(row)}\n`).join(""));
