import { dashscopeEnvironment } from "../rig/dashscope-environment";
import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";

const shared = { client: "dashscope-1.27.8", folder: __dirname, environment: dashscopeEnvironment };

describeClient(
  pythonProgram({ ...shared, title: "dashscope 1.27.8, module functions", file: "dashscope-1/functions.py" }),
);
describeClient(
  pythonProgram({
    ...shared,
    title: "dashscope 1.27.8, command line",
    file: "frame/dashscope_command_line.py",
    clouds: { instant: true },
  }),
);
