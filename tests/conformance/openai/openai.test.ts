import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";

for (const [what, file] of Object.entries({ files: "openai/files.py", "models and chat": "openai/chat.py" })) {
  describeClient(
    pythonProgram({
      title: `openai 3.54.0, ${what}`,
      client: "openai-3.54.0",
      folder: __dirname,
      file,
      environment: ({ url, dashscopeApiKey }) => ({
        OPENAI_BASE_URL: `${url}/compatible-mode/v1`,
        OPENAI_API_KEY: dashscopeApiKey,
      }),
    }),
  );
}

describeClient(
  pythonProgram({
    title: "openai 3.54.0, chat on Qianfan",
    client: "openai-3.54.0",
    folder: __dirname,
    file: "openai/qianfan.py",
    environment: ({ url, qianfanApiKey }) => ({
      OPENAI_BASE_URL: `${url}/v2`,
      OPENAI_API_KEY: qianfanApiKey,
    }),
  }),
);
