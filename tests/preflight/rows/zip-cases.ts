import type { ZipEntry } from "../rig/make-zip";
import { png } from "../rig/media";
import { rowsOf, seen, type SetCase, vision, visionMedia, visionRows, withRow } from "./set-pieces";

/** Archives that somebody made wrongly, or in order to harm. */
export const zipCases: readonly SetCase[] = [
  ["a path upwards", "vision", vision({ name: "../p.png", content: png() }), ["zip-path ../p.png"]],
  ["an absolute path", "vision", vision({ name: "/p.png", content: png() }), ["zip-path /p.png"]],
  ["a backslash", "vision", vision({ name: "a\\p.png", content: png() }), ["zip-path"]],
  [
    "a name in GBK",
    "vision",
    vision({ name: Buffer.from([0xb5, 0xc6, 0x2e, 0x70]), content: png(), flags: 0 }),
    ["zip-name-encoding"],
  ],
  ["a name twice", "vision", vision({ name: "p0.png", content: png() }), ["zip-repeated p0.png"]],
  [
    "names that differ in capitals",
    "vision",
    withRow(seen({ image: "P0.png" }), { name: "P0.png", content: png() }),
    ["zip-case"],
  ],
  [
    "an encrypted file",
    "vision",
    vision({ name: "e.png", content: png(), bytes: png().length - 12, flags: 0x801 }),
    ["zip-encrypted e.png"],
  ],
  ["encrypted rows", "vision", [{ ...rowsOf(visionRows), flags: 0x801 }, ...visionMedia], ["zip-encrypted data.jsonl"]],
  ["an unknown compression", "vision", vision({ name: "z.png", content: png(), method: 93 }), ["zip-method z.png"]],
  ["a link", "vision", vision({ name: "l.png", content: "/etc/passwd", mode: 0xa1ff }), ["set-link l.png"]],
  [
    "a damaged file",
    "vision",
    withRow(seen({ image: "d.png" }), { name: "d.png", content: png(), crc32: 1 }),
    ["zip-damaged d.png"],
  ],
  [
    "a deflated file that ends early",
    "vision",
    withRow(seen({ image: "d.png" }), { name: "d.png", content: png(), deflated: true, bytes: 9999 }),
    ["zip-damaged d.png"],
  ],
  [
    "a bomb",
    "vision",
    vision({ name: "b.png", content: Buffer.alloc(70 * 2 ** 20), deflated: true }),
    ["zip-bomb b.png"],
  ],
  [
    "files that say that they are vast",
    "vision",
    vision(
      ...["a", "b", "c"].map((name): ZipEntry => ({ name: `${name}.png`, content: png(), deflated: true, bytes: 4e9 })),
    ),
    ["zip-bomb a.png", "zip-bomb b.png", "zip-bomb c.png", "zip-bomb GiB"],
  ],
  ["files over one another", "vision", vision({ name: "o.png", content: png(), at: 0 }), ["zip-overlap"]],
  [
    "the form for large archives",
    "vision",
    withRow(seen({ image: "w.png" }), { name: "w.png", content: png(), extra: Buffer.from([1, 0, 0, 0]) }),
    ["zip64"],
  ],
];
