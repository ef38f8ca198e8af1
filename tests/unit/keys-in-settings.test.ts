import assert from "node:assert/strict";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { readSettings } from "../../provider/configuration/settings";
import { settingRow } from "../../provider/configuration/settings-table";

const keys = ["sk-0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef", "ALTAK0123456789abcdefghij"];

const read = (texts: Readonly<Record<string, string>>) =>
  readSettings({
    config: (key) => texts[key.replace("finetune:", "")],
    environment: {},
    programDirectory: "/program",
  });

describe("a key in the wrong setting", () => {
  const settings = ["speed", "pollInterval", "prices", "allowInsecureEndpoint", "endpoint", "dashscopeBaseUrl"];
  for (const name of [...settings, "qianfanBaseUrl"]) {
    it(`is refused for ${name}, and not repeated`, () => {
      for (const key of keys) {
        assert.throws(
          () => read({ endpoint: "embedded", [name]: key }),
          (error) =>
            error instanceof FineTuneError &&
            error.message.includes(settingRow(name).environment) &&
            !/0123|abcdef/.test(`${error.message} ${error.nextStep}`),
        );
      }
    });
  }

  it("is told from long names, of which is said what is wrong with them", () => {
    const prices = '{"bailian": {"qwen3-235b-a22b-instruct-2507": "cheap"}}';
    assert.throws(() => read({ prices }), {
      message: /is not what it takes: .*qwen3-235b-a22b-instruct-2507: takes a number/,
    });
  });
});
