import { mp4, png, wav } from "../rig/media";
import { jsonLines } from "../rig/scan-content";
import { rowsOf, seen, type SetCase, vision, visionMedia, visionRows, withRow } from "./set-pieces";

/** Sets for vision models. */
export const visionCases: readonly SetCase[] = [
  ["a sound set of pictures", "vision", vision(), []],
  [
    "a video and a list of its frames",
    "vision",
    withRow(seen({ video: "v.mp4", fps: 3 }, { video: ["p0.png", "p1.png"] }), { name: "v.mp4", content: mp4 }),
    [],
  ],
  [
    "media in folders that rows name by their file names",
    "vision",
    [rowsOf(visionRows), { name: "a/" }, ...visionMedia.map((file) => ({ ...file, name: `a/${String(file.name)}` }))],
    [],
  ],
  [
    "a path in the place of a name",
    "vision",
    withRow(seen({ image: "a/x.png" }), { name: "a/x.png", content: png() }),
    ["medium-path 13:72"],
  ],
  ["a picture that is not there", "vision", withRow(seen({ image: "q.png" })), ["medium-missing 13:72"]],
  [
    "a name in other capitals",
    "vision",
    withRow(seen({ image: "P1.PNG" })),
    ["medium-missing 13:72 there is `p1.png`: did you mean"],
  ],
  ["an address", "vision", withRow(seen({ image: "https://example.com/a.png" })), ["medium-outside 13:72"]],
  ["a path out of the set", "vision", withRow(seen({ image: "../../etc/a.png" })), ["medium-outside 13:72"]],
  ["a path of this machine", "vision", withRow(seen({ image: "/data/a.png" })), ["medium-outside 13:72"]],
  ["an image_url", "vision", withRow(seen({ image_url: { url: "p0.png" } })), ["image-url 13:76"]],
  ["a text beside its picture", "vision", withRow(seen({ image: "p0.png", text: "so" })), ["part-both 13:63"]],
  ["a number for a picture", "vision", withRow(seen({ image: 7 })), ["medium-name 13:72"]],
  ["frames too fast", "vision", withRow(seen({ video: ["p0.png"], sample_fps: 60 })), ["frame-rate 13:96"]],
  ["pictures beside the messages", "vision", withRow({ ...seen(), images: ["p0.png"] }), ["media-beside 13:127"]],
  ["a file that no row names", "vision", vision({ name: "spare.png", content: png() }), ["medium-unused spare.png"]],
  [
    "a recording in the place of a picture",
    "vision",
    withRow(seen({ image: "s.wav" }), { name: "s.wav", content: wav() }),
    ["medium-format s.wav", "medium-kind 13:72"],
  ],
  [
    "a picture that is none",
    "vision",
    withRow(seen({ image: "x.png" }), { name: "x.png", content: "text" }),
    ["medium-kind 13:72"],
  ],
  [
    "a picture with another ending",
    "vision",
    withRow(seen({ image: "x.jpg" }), { name: "x.jpg", content: png() }),
    ["medium-misnamed x.jpg"],
  ],
  [
    "a picture that is too wide",
    "vision",
    withRow(seen({ image: "x.png" }), { name: "x.png", content: png(1025, 2) }),
    ["medium-too-large 1025"],
  ],
  [
    "a picture of too many bytes",
    "vision",
    withRow(seen({ image: "x.png" }), { name: "x.png", content: Buffer.concat([png(), Buffer.alloc(10 * 2 ** 20)]) }),
    ["medium-too-large 10.0 MiB"],
  ],
  ["two files of one name", "vision", vision({ name: "a/p0.png", content: png() }), ["set-same-name a/p0.png"]],
  [
    "two files of one name before the ending",
    "vision",
    withRow(seen({ image: "p0.jpeg" }), { name: "p0.jpeg", content: Buffer.from("\xff\xd8\xff\xe0", "latin1") }),
    ["set-same-stem"],
  ],
  [
    "a Chinese name",
    "vision",
    withRow(seen({ image: "灯.png" }), { name: "灯.png", content: png() }),
    ["set-name 灯.png"],
  ],
  ["no rows", "vision", visionMedia, ["set-rows"]],
  ["rows one folder deeper", "vision", [{ name: "set/data.jsonl", content: "{}" }], ["set-rows `cd set && zip"]],
  ["rows of another name", "vision", [{ name: "train.jsonl", content: "{}" }], ["set-rows train.jsonl"]],
  [
    "what a Mac leaves",
    "vision",
    vision({ name: "__MACOSX/._p0.png", content: "x" }, { name: ".DS_Store", content: "x" }),
    ["set-litter 2 such"],
  ],
  [
    "rows that are no JSON",
    "vision",
    [{ name: "data.jsonl", content: `${jsonLines(visionRows)}{"messages":\n` }, ...visionMedia],
    ["line-json 13:13"],
  ],
  ["no files", "vision", [], ["set-rows"]],
];
