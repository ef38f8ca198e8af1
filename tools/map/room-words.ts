import { z } from "zod";
import circles from "./circles.json";
import rooms from "./rooms.json";

/** What a room one folder deep is for, in the order of the legend. */
export const kinds = [
  { kind: "front end", title: "faces users and engine" },
  { kind: "core", title: "decides" },
  { kind: "judge", title: "judges" },
  { kind: "cloud", title: "speaks to clouds" },
  { kind: "simulation", title: "simulates them" },
  { kind: "ground", title: "shared by all" },
] as const;

/** A kind of room. */
export type RoomKind = (typeof kinds)[number]["kind"];

const room = z.strictObject({
  says: z.string().regex(/\.$/),
  /** Of a room one folder deep. */
  kind: z.enum(kinds.map(({ kind }) => kind)).optional(),
});

/** What is said of each room, by its name. */
export const roomWords = z.record(z.string(), room).parse(rooms);

/** Rooms that may import each other, and why. */
export const namedCircles = z.array(z.strictObject({ rooms: z.array(z.string()), why: z.string() })).parse(circles);

/** @throws Error for a room that nobody has described. */
export function wordsOf(name: string): z.output<typeof room> {
  const words = Object.hasOwn(roomWords, name) ? roomWords[name] : undefined;
  if (words === undefined) throw new Error(`provider/${name} has no sentence in tools/map/rooms.json`);
  return words;
}

/** @throws Error for a room that says none. */
export function kindOf(name: string): RoomKind {
  const { kind } = wordsOf(name);
  if (kind === undefined) throw new Error(`provider/${name} has no kind in tools/map/rooms.json`);
  return kind;
}
