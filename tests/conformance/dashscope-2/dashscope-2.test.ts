import { dashscopeEnvironment } from "../rig/dashscope-environment";
import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";

const shared = { client: "dashscope-2.0.2", folder: __dirname, environment: dashscopeEnvironment };

describeClient(
  pythonProgram({ ...shared, title: "dashscope 2.0.2, Client and AsyncClient", file: "dashscope-2/client.py" }),
);
describeClient(
  pythonProgram({
    ...shared,
    title: "dashscope 2.0.2, retries",
    file: "dashscope-2/quota.py",
    clouds: { jobQuota: 1 },
  }),
);
describeClient(
  pythonProgram({ ...shared, title: "dashscope 2.0.2, module functions", file: "dashscope-2/functions.py" }),
);
describeClient(
  pythonProgram({
    ...shared,
    title: "dashscope 2.0.2, command line",
    file: "frame/dashscope_command_line.py",
    clouds: { instant: true },
  }),
);
