/** In Chinese, what the tables of the clouds' errors tell people to do; a page is not made where one is missing. */
export const cloudSteps: Readonly<Record<string, string>> = {
  // Bailian
  "Correct the parameter that the message names.": "修正消息指出的参数。",
  "Wait until the resource reaches a state that allows the operation.": "等到资源进入允许该操作的状态。",
  "Check the ID, and that the API key belongs to the account and workspace that has it.":
    "检查 ID，并确认 API key 属于拥有它的账号和业务空间。",
  "Check finetune:dashscopeBaseUrl: it ends in /api/v1.": "检查 `finetune:dashscopeBaseUrl`：它以 `/api/v1` 结尾。",
  "Give the deployment a suffix that no other one has.": "给部署一个没有被占用的后缀。",
  "Wait a while and run again.": "稍等片刻再运行。",
  "Wait until one of the running fine-tune jobs has ended.": "等到某个运行中的训练任务结束。",
  "Delete fine-tune jobs and models that are no longer used, or ask Alibaba Cloud for a larger quota.":
    "删除不再使用的训练任务和模型，或向阿里云申请更大的配额。",
  "Run again in a while; if it stays, open a ticket with Alibaba Cloud and name the request ID.":
    "稍后再运行；如果仍然如此，请向阿里云提交工单，并附上请求 ID。",
  "Settle the account's overdue bill.": "结清账号的欠费。",
  "Make the file smaller or delete files that are no longer used.": "缩小文件，或删除不再使用的文件。",
  "Delete files that are no longer used.": "删除不再使用的文件。",
  "Check DASHSCOPE_API_KEY, and that the base URL is of the region that the key was made in.":
    "检查 `DASHSCOPE_API_KEY`，并确认 base URL 属于创建该密钥的地域。",
  "Check finetune:dashscopeWorkspace, and that the API key may use that workspace.":
    "检查 `finetune:dashscopeWorkspace`，并确认 API key 可以使用该业务空间。",
  "Have the API key's account granted the right to tune models.": "为 API key 所属账号授予模型调优的权限。",
  "Use an API key of the workspace that the model belongs to, or have the model granted to it.":
    "使用模型所属业务空间的 API key，或为该业务空间授权这个模型。",
  "Activate Model Studio, or what the message names, for the account.": "为账号开通百炼，或开通消息指出的服务。",
  "Switch the account from free tier only to paid use.": "把账号从“仅使用免费额度”改为付费使用。",
  "Check the model's name and that the account may use it.": "检查模型名称，并确认账号可以使用它。",
  "Set capacity to a multiple of the template's units, below 1000; the message names both.":
    "把 `capacity` 设为模板单元数的倍数，并小于 1000；消息给出了两者。",
  "Check that the model exists in this workspace, that its training has ended, and that its plan can serve it.":
    "确认模型在此业务空间中存在、训练已结束，并且所选方案可以部署它。",
  "Another change of this deployment is under way: wait until it has ended and run again.":
    "该部署的另一项改动正在进行：等它结束后再运行。",
  "Settle or complete the account's billing in Alibaba Cloud's billing console.":
    "在阿里云费用中心结清欠费或补全账单信息。",
  "The cloud's billing does not answer: run again in a while.": "云的计费系统没有响应：稍后再运行。",
  "This deployment holds several capacity instances: change the one that is meant in the Model Studio console.":
    "该部署含有多个容量实例：请在百炼控制台改动所指的那一个。",
  "Unsubscribe it in Alibaba Cloud's billing console: what is paid beforehand is not deleted.":
    "在阿里云费用中心退订：预付费的内容不会被删除。",
  "Set ptuCapacity in the block bailian.": "在 `bailian` 块中设置 `ptuCapacity`。",
  "Have the workspace of the API key granted the right to deploy this model.":
    "为 API key 的业务空间授予部署该模型的权限。",
  "Check the file IDs, and that the API key's account has these files.":
    "检查文件 ID，并确认 API key 的账号拥有这些文件。",
  // Qianfan
  "Delete jobs that are no longer needed in the console, or have the limit raised.":
    "在控制台删除不再需要的作业，或申请提高上限。",
  "Buy training quota for the account.": "为账号购买训练额度。",
  "Take another type or fewer replicas, try again later, or have the stock or the balance raised.":
    "换一种规格或减少副本，稍后再试，或申请更多库存、充值。",
  "Run again; if it stays, report it with the request ID, as the provider built a request that is malformed.":
    "再运行一次；如果仍然如此，请连同请求 ID 报告，因为 provider 构造的请求格式有误。",
  "Check finetune:qianfanBaseUrl.": "检查 `finetune:qianfanBaseUrl`。",
  "Run again: a list was read from a place that no longer exists.": "再运行一次：列表的读取位置已不存在。",
  "Check QIANFAN_SECRET_KEY; if it is right, something on the way changes host, port or path, which are signed (the message names them).":
    "检查 `QIANFAN_SECRET_KEY`；如果它没有错，说明途中有程序改动了参与签名的主机、端口或路径（消息中给出）。",
  "Check QIANFAN_ACCESS_KEY: the cloud does not know it.": "检查 `QIANFAN_ACCESS_KEY`：云不认识它。",
  "Set this machine's clock: the signature's time is too far from the cloud's.":
    "校准本机时钟：签名的时间与云相差太多。",
  "Have the access key's account granted QianfanModelTuningFullControlAccessPolicy.":
    "为 access key 所属账号授予 `QianfanModelTuningFullControlAccessPolicy`。",
  "Activate Qianfan for the account.": "为账号开通千帆。",
  "Check the ID, and that the access key belongs to the account that has it.":
    "检查 ID，并确认 access key 属于拥有它的账号。",
  "Run again in a while; if it stays, open a ticket with Baidu AI Cloud and name the request ID.":
    "稍后再运行；如果仍然如此，请向百度智能云提交工单，并附上请求 ID。",
  // Qianfan by API V1
  "Correct the argument that the documentation of the call limits; the provider sent what the program gives.":
    "修正该调用的文档所限制的参数；provider 发送的就是程序给出的值。",
  "Have the access key's account granted QianfanModelTuningFullControlAccessPolicy; where that is so, run again: the cloud was seen to answer so in passing.":
    "为 access key 所属账号授予 `QianfanModelTuningFullControlAccessPolicy`；如果已授予，请再运行一次：云曾偶尔这样响应。",
  "Give the job data sets that hold at least 32 rows together.": "给任务的数据集合计至少要有 32 行。",
  "Check that each version of `trainset` exists for this account, is imported and is published.":
    "确认 `trainset` 的每个版本在该账号下存在、已导入并已发布。",
  "A container has the name, but no list shows it, so whether a run stands in it cannot be told and nothing was submitted: take its run over with `adopt`, or change `jobName`.":
    "有一个同名的容器，但列表中没有，因此无法判断其中是否有运行，没有提交任何内容：用 `adopt` 接管其中的运行，或改动 `jobName`。",
  "Delete containers that are no longer needed, or have the account's limit raised.":
    "删除不再需要的容器，或申请提高账号的上限。",
  "Wait until the run reaches a state that allows the operation.": "等到运行进入允许该操作的状态。",
  "Correct `trainConfig`: `epoch`, `learningRate` or `maxSeqLen` is not for this `trainType`.":
    "修正 `trainConfig`：`epoch`、`learningRate` 或 `maxSeqLen` 不适用于这个 `trainType`。",
  "Wait until one of the account's runs ends.": "等到账号下的某次运行结束。",
  "Buy training credit for the account, then run again.": "为账号购买训练额度，再运行一次。",
  "Train on from a run that has ended well and that was trained with `peftType` ALL.":
    "增量训练要以成功结束、并以 `peftType` ALL 训练的运行为基础。",
  "Check that the account has the call activated and is not in arrears; else run again tomorrow.":
    "确认账号已开通该调用且没有欠费；否则明天再运行。",
  "Have the account's limit of calls raised.": "申请提高账号的调用上限。",
  "Check finetune:qianfanBaseUrl, QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY: the answer is of an address that takes access tokens, which the provider does not use.":
    "检查 `finetune:qianfanBaseUrl`、`QIANFAN_ACCESS_KEY` 和 `QIANFAN_SECRET_KEY`：响应来自使用 access token 的地址，而 provider 不使用它。",
  "Check `publish.modelSetId`, and that the access key belongs to the account that has it.":
    "检查 `publish.modelSetId`，并确认 access key 属于拥有它的账号。",
  "The model version is gone: run again, which publishes anew.": "模型版本已不存在：再运行一次，会重新发布。",
  "Choose another `publish.modelName`, or name the set that has it in `publish.modelSetId`.":
    "换一个 `publish.modelName`，或在 `publish.modelSetId` 中指定拥有它的模型集。",
  "A run is published once in a model set: name another set in `publish`.":
    "一次运行在一个模型集中只发布一次：在 `publish` 中指定另一个模型集。",
  "Publish into a set whose versions are of the same base model.": "发布到各版本基础模型相同的模型集中。",
};
