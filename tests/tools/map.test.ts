import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { circlesIn, isImplied } from "../../tools/map/circles";
import { drawMap } from "../../tools/map/draw-map";
import { mapFiles } from "../../tools/map/map-files";
import { readRooms, type Rooms } from "../../tools/map/read-rooms";
import { kindOf, namedCircles, roomWords } from "../../tools/map/room-words";

const root = resolve(__dirname, "../..");

/** Rooms as `readRooms` finds them, from lists of what each imports. */
function roomsOf(imports: Readonly<Record<string, readonly string[]>>): Rooms {
  const sets = Object.entries(imports).map(([room, targets]): [string, Set<string>] => [room, new Set(targets)]);
  return { names: Object.keys(imports).sort(), imports: new Map(sets) };
}

describe("the map of rooms", function () {
  this.timeout(30_000);
  const rooms = readRooms(root);

  it("is what stands in the repository: `npm run map` changes nothing", async () => {
    for (const [path, text] of await mapFiles()) {
      assert.equal(readFileSync(join(root, path), "utf8"), text, `${path} is not what the imports say: npm run map`);
    }
  });

  it("has a sentence on each room that there is, and on no other", () => {
    assert.ok(rooms.names.length > 40);
    assert.deepEqual(Object.keys(roomWords).sort(), rooms.names);
  });

  it("has no circle of rooms but those that are named with a reason", () => {
    assert.deepEqual(
      circlesIn(rooms),
      namedCircles.map(({ rooms: named }) => named),
    );
  });

  it("finds a circle of rooms one folder deep, and of those two deep, but none of a folder with what lies in it", () => {
    const outer = roomsOf({
      base: ["cli"],
      cli: ["clouds"],
      clouds: ["base", "clouds/http"],
      "clouds/http": ["clouds"],
    });
    assert.deepEqual(circlesIn(outer), [["base", "cli", "clouds"]]);
    const inner = roomsOf({ clouds: [], "clouds/http": ["clouds/rules"], "clouds/rules": ["clouds/http"] });
    assert.deepEqual(circlesIn(inner), [["clouds/http", "clouds/rules"]]);
  });

  it("draws a circle red, and leaves out an arrow that a longer way tells", () => {
    const straight = roomsOf({ base: [], cli: ["base", "front"], front: ["base"] });
    const arrows = (drawn: string) => [...drawn.matchAll(/<path class="arrow( circle)?"/g)].map(([, red]) => red ?? "");
    assert.deepEqual(arrows(drawMap(straight, kindOf)), ["", ""]);
    const circle = roomsOf({ base: ["cli"], cli: ["base", "front"], front: ["base"] });
    assert.deepEqual(
      arrows(drawMap(circle, kindOf)),
      Array.from({ length: 4 }, () => " circle"),
    );
    assert.ok(
      isImplied(
        new Map([
          ["cli", new Set(["base", "front"])],
          ["front", new Set(["base"])],
        ]),
        "cli",
        "base",
      ),
    );
  });
});
