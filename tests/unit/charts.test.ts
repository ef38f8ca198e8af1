import assert from "node:assert/strict";
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import pc from "picocolors";
import { displayWidth } from "../../provider/cli/display-width";
import { curveTable } from "../../provider/contract/curve-table";
import { seriesOf, type RunCurve } from "../../provider/cli/runs/series";
import { sparkline } from "../../provider/cli/runs/sparkline";
import { svgChart } from "../../provider/cli/runs/svg-chart";
import { terminalChart } from "../../provider/cli/runs/terminal-chart";

const colours = pc.createColors(false);

const run: RunCurve = {
  id: "bailian/ft-1",
  curve: {
    points: [
      { step: 10, loss: 2.1, tokens: 100 },
      { step: 20, loss: 1.4, validationLoss: 1.5, epoch: 1, learningRate: 0.0001 },
      { step: 30, loss: 1.2 },
      { step: 40, loss: 1.3, validationLoss: 1.6, epoch: 2, time: "2026-08-14T10:09:02+08:00" },
    ],
  },
};

/** Runs with as many points as one likes, told or not. */
const anyRuns = fc.array(
  fc.record({
    id: fc.constantFrom("bailian/ft-1", "qianfan/job-1/task-1", "千帆/训练-1"),
    curve: fc.record({
      points: fc.array(
        fc.record(
          {
            step: fc.nat(100_000),
            loss: fc.double({ noNaN: true, noDefaultInfinity: true }),
            validationLoss: fc.double({ min: 0, max: 10, noNaN: true }),
          },
          { requiredKeys: ["step"] },
        ),
        { maxLength: 40 },
      ),
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("a sparkline", () => {
  it("falls as the losses fall, from the highest block to the lowest", () => {
    assert.equal(sparkline([8, 7, 6, 5, 4, 3, 2, 1], 16), "█▇▆▅▄▃▂▁");
  });
  it("has the means of what does not fit, and something for what does not change", () => {
    assert.equal(sparkline([9, 9, 5, 5, 1, 1], 3), "█▅▁");
    assert.equal(sparkline([1, 1], 5), "▄▄");
    assert.equal(sparkline([], 5), "");
  });
  it("is never wider than it may be", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true })),
        fc.integer({ min: 1, max: 40 }),
        (values, columns) => {
          assert.equal(sparkline(values, columns).length, Math.min(values.length, columns));
        },
      ),
    );
  });
});

describe("a chart on the terminal", () => {
  it("says its range, its ends and its best, without colours too", () => {
    const text = terminalChart(seriesOf([run]), { columns: 60, rows: 14, colours });
    const lines = text.split("\n");
    assert.equal(lines.length, 14);
    assert.match(lines[0] ?? "", /^2\.100 ┤\S/);
    assert.match(lines[9] ?? "", /^1\.200 ┤/);
    assert.match(lines[10] ?? "", /^ +└─+$/);
    assert.match(lines[11] ?? "", /^ +10 +step 40$/);
    assert.equal(lines[12], "A bailian/ft-1 training loss 1.300 at step 40, best 1.200 at");
    assert.equal(lines[13], "a bailian/ft-1 validation loss 1.600 at step 40, best 1.500");
    assert.equal(text.match(/A/g)?.length, 2, "the letter stands at the end of its line and in the legend");
  });

  it("fills its room and no more, whatever it draws", () => {
    fc.assert(
      fc.property(
        anyRuns,
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 16, max: 60 }),
        (runs, columns, rows) => {
          const series = seriesOf(runs);
          fc.pre(series.length > 0);
          const lines = terminalChart(series, { columns, rows, colours }).split("\n");
          assert.equal(lines.length, rows);
          for (const line of lines) assert.ok(displayWidth(line) <= columns, line);
        },
      ),
    );
  });
});

describe("a chart as SVG", () => {
  it("is a picture whatever it draws, and nothing in it is a tag of somebody else's", () => {
    const hostile = { ...run, id: '<script>alert("1")</script>&\u001b' };
    const drawn = svgChart(seriesOf([hostile]));
    assert.ok(!drawn.includes("<script") && !drawn.includes("\u001b"), drawn);
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const svg = svgChart(seriesOf([...runs, hostile]));
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
        const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
        assert.equal(png.width, 960);
      }),
      { numRuns: 20 },
    );
  });
  it("has validation losses as dashes and dots", () => {
    const svg = svgChart(seriesOf([run]));
    assert.equal(svg.match(/<polyline/g)?.length, 2);
    assert.equal(svg.match(/<circle/g)?.length, 2);
    assert.match(svg, /validation loss 1\.600 at step 40, best 1\.500 at step 20/);
  });
});

describe("a table of curves", () => {
  it("has a row a step, and nothing where nothing is told", () => {
    assert.equal(
      curveTable([run]),
      `run,step,epoch,tokens,time,loss,validation_loss,perplexity,learning_rate
bailian/ft-1,10,,100,,2.1,,,
bailian/ft-1,20,1,,,1.4,1.5,,0.0001
bailian/ft-1,30,,,,1.2,,,
bailian/ft-1,40,2,,2026-08-14T10:09:02+08:00,1.3,1.6,,
`,
    );
  });

  it("quotes what would end a cell", () => {
    const table = curveTable([{ id: 'north/"x",1', curve: { points: [{ step: 1, perplexity: 3.5 }] } }]);
    assert.equal(table.split("\n")[1], '"north/""x"",1",1,,,,,,3.5,');
  });
});
