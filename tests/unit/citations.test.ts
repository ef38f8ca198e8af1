import assert from "node:assert/strict";
import { seeds, sources } from "../../provider/sources";
import { codeBelow, commentsIn } from "./comments-in";

/** Rooms whose comments still name authorities in words of their own; empty when all are through. */
const notYet: readonly string[] = [];

const rooms = ["provider", "sdk", "tests", "tools", "examples"];
const files = rooms.flatMap(codeBelow).filter(({ path }) => !path.startsWith("tests/unit/c"));
const comments = files.filter(({ path }) => !notYet.some((room) => path.startsWith(room))).flatMap(commentsIn);
const keys = new Set<string>(sources.map(({ key }) => key));

/** Authorities that no reader of the repository can open. */
const unopenable: Readonly<Record<string, RegExp>> = {
  "a document of facts": /\bfacts? (document|page)/i,
  "an issue": /\bthe issue('s| that| of)\b/i,
  "a page of rules that is not here": /\b(STYLE|DESIGN)\b/,
  "a section of nothing": /(?<!\] )\(\d+\.\d+(\.\d+)?\)|\bsection \d|our choice \d/i,
  "a seed without its key in brackets": /\bseeds? \d|^(?!.*\[00\d\]).*\bthe seed\b/i,
  "a reference without a key": /API reference/i,
};

const escaped = (text: string): string => text.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&");
/** Keys that are words of their own as well; the key of a seed is a number. */
const prose = new Set(["Trainer", "JSON Lines"]);
const telling = sources.map(({ key }) => key).filter((key) => !/^\d{3}$/.test(key) && !prose.has(key));
const bare = new RegExp(`(?<![\\w[/-])(${telling.map(escaped).join("|")})(?![\\w\\]-])`);

describe("the table of sources", () => {
  it("has every key once, with a title, a publisher, an address and what it decides", () => {
    assert.equal(keys.size, sources.length);
    for (const { key, title, publisher, url, decides } of sources) {
      for (const text of [key, title, publisher, decides]) assert.ok(text.trim() === text && text !== "", key);
      assert.doesNotThrow(() => new URL(url), key);
    }
    assert.equal(seeds.length, 4);
  });

  it("has no row that nothing cites", () => {
    const code = files.filter(({ path }) => /^(provider|sdk)\//.test(path) && !path.startsWith("provider/sources/"));
    const text = code.map((file) => file.text).join("\n");
    const cited = (key: string): boolean => new RegExp(`(?<![\\w-])${escaped(key)}(?![\\w-])`).test(text);
    assert.deepEqual(
      sources.map(({ key }) => key).filter((key) => !cited(key)),
      [],
    );
  });
});

describe("citations in comments", () => {
  it("name a source of the table, in brackets", () => {
    const wrong = comments.flatMap(({ place, text }) =>
      [...text.matchAll(/(?<![\w\]])\[([^\]]*)\]/g)]
        .map(([, key = ""]) => key)
        .filter((key) => !keys.has(key))
        .map((key) => `${place}: [${key}]`),
    );
    assert.deepEqual(wrong, []);
  });

  it("are in brackets wherever a key of the table stands", () => {
    const wrong = comments.flatMap(({ place, text }) => {
      const key = bare.exec(text)?.[1];
      return key === undefined ? [] : [`${place}: ${key}`];
    });
    assert.deepEqual(wrong, []);
  });

  it("name nothing that a reader cannot open", () => {
    const wrong = comments.flatMap(({ place, text }) =>
      Object.entries(unopenable).flatMap(([what, words]) => {
        const [found] = words.exec(text) ?? [];
        return found === undefined ? [] : [`${place}: ${found} (${what})`];
      }),
    );
    assert.deepEqual(wrong, []);
  });

  it("stand beside what is said of official clients", () => {
    const vague = comments.filter(
      ({ place, text }) => /^(provider|sdk)/.test(place) && /\bofficial\b/.test(text) && !/\[[^\]]+\]/.test(text),
    );
    assert.deepEqual(
      vague.map(({ place, text }) => `${place}: ${text}`),
      [],
    );
  });
});
