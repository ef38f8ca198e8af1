import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";

describeClient(
  pythonProgram({
    title: "openai 3.54.0, files",
    client: "openai-3.54.0",
    folder: __dirname,
    file: "openai/files.py",
    environment: ({ url, dashscopeApiKey }) => ({
      OPENAI_BASE_URL: `${url}/compatible-mode/v1`,
      OPENAI_API_KEY: dashscopeApiKey,
    }),
  }),
);
