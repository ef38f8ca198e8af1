import assert from "node:assert/strict";
import { chatRules } from "../../provider/preflight/shapes/chat-rules";
import { memberRules } from "../../provider/preflight/shapes/member-rules";
import { preferenceRules } from "../../provider/preflight/shapes/preference-rules";
import { textRules } from "../../provider/preflight/shapes/text-rules";
import { thinkingRules } from "../../provider/preflight/shapes/thinking-rules";
import { toolRules } from "../../provider/preflight/shapes/tool-rules";
import { turnRules } from "../../provider/preflight/shapes/turn-rules";
import { badChatRows } from "./rows/chat-rows";
import { goodRows } from "./rows/good-rows";
import { badPreferenceRows } from "./rows/preference-rows";
import { badToolRows } from "./rows/tool-rows";
import { badTurnRows } from "./rows/turn-rows";
import { rowsWithMembers } from "./rows/member-rows";
import { findingsOf, scanContent } from "./rig/scan-content";

const badRows = [...badChatRows, ...badToolRows, ...badPreferenceRows, ...badTurnRows, ...rowsWithMembers];

describe("a row", () => {
  for (const { key, row, rule, column, says } of badRows) {
    it(`breaks ${rule} of ${key.format} on ${key.cloud}: ${row.slice(0, 90)}`, () => {
      const { errors, warnings } = scanContent(`${row}\n`, key).findings;
      const found = [...errors, ...warnings].filter((finding) => finding.rule === rule);
      assert.deepEqual(
        found.map((finding) => [finding.line, finding.column]).at(0),
        [1, column],
        JSON.stringify([...errors, ...warnings]),
      );
      assert.ok(found[0]?.says.startsWith(says), found[0]?.says);
      assert.notEqual(found[0]?.source, "");
    });
  }

  for (const [key, row] of goodRows) {
    it(`is fine as ${key.format} on ${key.cloud}: ${row.slice(0, 90)}`, () => {
      const { rows, tokens, findings } = scanContent(`${row}\n`, key);
      assert.deepEqual([...findings.errors, ...findings.warnings], []);
      assert.equal(rows, 1);
      assert.ok(tokens > 0);
    });
  }

  it("is in the table of bad rows for every rule about rows", () => {
    const rules = [chatRules, memberRules, thinkingRules, toolRules, preferenceRules, textRules, turnRules].flatMap(
      Object.keys,
    );
    const covered = new Set(badRows.map(({ rule }) => rule));
    assert.deepEqual(
      rules.filter((code) => !covered.has(code)),
      [],
    );
  });

  it("counts a column in characters, whatever their bytes are", () => {
    const row = '{"messages":[{"content":"你好 😀","role":"bot"},{"role":"assistant","content":"a"}]}';
    assert.deepEqual(findingsOf(row, { cloud: "bailian", format: "chat" }).slice(0, 1), ["role 1:39"]);
  });
});
