import assert from "node:assert/strict";
import { cutToWidth, displayWidth } from "../../provider/cli/display-width";
import { printableLine } from "../../provider/base/printable";
import { textTable } from "../../provider/cli/text-table";

const clearScreen = "\u001b[2J";

describe("text for a terminal", () => {
  it("is aligned by the columns that it takes, also in Chinese", () => {
    assert.equal(
      textTable([
        ["名字", "b"],
        ["abcde", "c"],
      ]),
      "名字   b\nabcde  c",
    );
    assert.equal(displayWidth("名字·1"), 6);
  });

  it("has no blank at the end of a line", () => {
    assert.equal(
      textTable([
        ["a", ""],
        ["bbb", "c"],
      ]),
      "a\nbbb  c",
    );
  });

  it("is not as wide in every line as the longest name that a cloud gives", () => {
    const rows = Array.from({ length: 1000 }, (_, index) => [`ft-${index}`, "name", "end"]);
    const table = textTable([...rows, ["ft", "x".repeat(100_000), "end"]]).split("\n");
    assert.equal(table[0], `ft-0    name${" ".repeat(298)}end`);
    assert.equal(table.at(-1), `ft      ${"x".repeat(100_000)}  end`);
  });

  it("is cut to a width without half a character", () => {
    assert.equal(cutToWidth("ab名字", 5), "ab名");
    assert.equal(cutToWidth("ab", 5), "ab");
  });

  it("holds nothing by which a cloud could steer the reader's terminal", () => {
    assert.equal(printableLine("first\n  second\r\nthird"), "first second third");
    assert.ok(!textTable([[`job${clearScreen}\nname`]]).includes("\u001b"));
  });
});
