// Pulumi provider for LLM fine-tuning jobs on Alibaba Cloud Model Studio (Bailian) and Baidu Qianfan
package finetune
