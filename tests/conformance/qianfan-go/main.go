// ConsoleAction of the [Go SDK]: what it promises, asked of the simulated Qianfan.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/baidubce/bce-qianfan-sdk/go/qianfan"
)

type object = map[string]interface{}

const finetuning = "/v2/finetuning"

// call asks for one operation; an empty action is a path of V1.
func call(path, action string, body object) (object, error) {
	if body == nil {
		body = object{}
	}
	answer, err := qianfan.NewConsoleAction().Call(context.Background(), path, action, body)
	if err != nil {
		return nil, err
	}
	parsed := object{}
	if err := json.Unmarshal(answer.Body, &parsed); err != nil {
		return nil, fmt.Errorf("%s: %w", answer.Body, err)
	}
	return parsed, nil
}

// resultOf answers the object in the member result.
func resultOf(path, action string, body object) (object, error) {
	answer, err := call(path, action, body)
	if err != nil {
		return nil, err
	}
	result, ok := answer["result"].(object)
	if !ok {
		return nil, fmt.Errorf("no object in %v", answer)
	}
	return result, nil
}

// refusedWith expects the error code of V2, which this client hands over in the body.
func refusedWith(code, path, action string, body object) error {
	answer, err := call(path, action, body)
	if err != nil {
		return err
	}
	return same(answer["code"], code)
}

var data = object{
	"sourceType": "Platform",
	"versions":   []object{{"versionId": "ds-sample0000000001"}},
	"splitRatio": 20,
}

func main() {
	var job, task object

	check("CreateFineTuningJob makes a job and answers its ID", func() (err error) {
		body := object{"name": "go_sft", "model": "ERNIE-Speed-8K", "trainMode": "SFT"}
		job, err = resultOf(finetuning, "CreateFineTuningJob", body)
		return first(err, refusedWith("JobNameExist", finetuning, "CreateFineTuningJob", body))
	})

	check("DescribeFineTuningJobs lists it, and a marker that names nothing is InvalidMarker", func() error {
		list, err := resultOf(finetuning, "DescribeFineTuningJobs", object{"marker": job["jobId"], "maxKeys": 1})
		if err != nil {
			return err
		}
		return first(
			same(len(list["jobList"].([]interface{})), 1),
			refusedWith("InvalidMarker", finetuning, "DescribeFineTuningJobs", object{"marker": "job-nothing"}),
		)
	})

	check("CreateFineTuningTask starts a run, DescribeFineTuningTask shows it to its end", func() (err error) {
		hyper := object{"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096}
		body := object{"jobId": job["jobId"], "hyperParameterConfig": hyper, "datasetConfig": data}
		if task, err = resultOf(finetuning, "CreateFineTuningTask", body); err != nil {
			return err
		}
		for _, step := range []struct {
			seconds int
			status  string
		}{{180, "Running"}, {3600, "Done"}} {
			if err := advance(step.seconds); err != nil {
				return err
			}
			shown, err := resultOf(finetuning, "DescribeFineTuningTask", object{"taskId": task["taskId"]})
			if err := first(err, same(shown["runStatus"], step.status)); err != nil {
				return err
			}
			if step.status == "Done" {
				return nil
			}
			refused := first(
				refusedWith("UnsupportedOperation", finetuning, "DeleteFineTuningTask", object{"taskId": task["taskId"]}),
				refusedWith("UnsupportedOperation", finetuning, "DeleteFineTuningJob", object{"jobId": job["jobId"]}),
			)
			if refused != nil {
				return refused
			}
		}
		return nil
	})

	check("DescribeFineTuningTasks lists the runs, and a finished one cannot be stopped", func() error {
		list, err := resultOf(finetuning, "DescribeFineTuningTasks", object{"jobId": job["jobId"]})
		if err != nil {
			return err
		}
		ids := object{"taskId": task["taskId"]}
		return first(
			same(len(list["taskList"].([]interface{})), 1),
			refusedWith("UnsupportedOperation", finetuning, "StopFineTuningTask", ids),
		)
	})

	check("DescribeFineTuningSupportModels and the model calls answer", func() error {
		models, err := call(finetuning, "DescribeFineTuningSupportModels", nil)
		if err != nil {
			return err
		}
		set, err := call("/v2/model", "CreateCustomModelSet", object{"modelSetName": "go_set", "modelType": "Text2Text"})
		if err != nil {
			return err
		}
		meta := object{"taskId": task["taskId"]}
		body := object{"modelSetId": set["result"], "sourceType": "Train", "trainMeta": meta}
		version, err := resultOf("/v2/model", "CreateCustomModel", body)
		if err != nil {
			return err
		}
		shown, err := resultOf("/v2/model", "DescribeModel", object{"modelId": version["modelId"]})
		return first(err, same(shown["modelSetId"], set["result"]), same(len(models["result"].([]interface{})) > 0, true))
	})

	check("a finished run is deleted, then its job", func() error {
		deleted, err := call(finetuning, "DeleteFineTuningTask", object{"taskId": task["taskId"]})
		if err != nil {
			return err
		}
		empty, err := call(finetuning, "DeleteFineTuningJob", object{"jobId": job["jobId"]})
		return first(err, same(deleted["result"], true), same(empty["result"], true))
	})

	check("V1: createTask and createJob answer, and an error is an APIError with its number", func() error {
		container, err := resultOf("/wenxinworkshop/finetune/createTask", "", object{"name": "go_v1"})
		if err != nil {
			return err
		}
		run, err := resultOf("/wenxinworkshop/finetune/createJob", "", object{
			"taskId": container["id"], "jobRunType": 0,
			"baseTrainType": "ERNIE-Bot-turbo", "trainType": "ERNIE-Bot-turbo-0725", "trainMode": "SFT", "peftType": "ALL",
			"trainConfig": object{"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096},
			"trainset":    []object{{"type": 1, "id": 188}}, "trainsetRate": 20,
		})
		if err != nil {
			return err
		}
		ids := object{"taskId": container["id"], "jobId": run["id"]}
		shown, err := resultOf("/wenxinworkshop/finetune/jobDetail", "", ids)
		if err := first(err, same(shown["trainStatus"], "RUNNING")); err != nil {
			return err
		}
		if _, err := call("/wenxinworkshop/finetune/stopJob", "", ids); err != nil {
			return err
		}
		_, err = call("/wenxinworkshop/finetune/jobDetail", "", object{"taskId": 999999, "jobId": 1})
		var refusal *qianfan.APIError
		if !errors.As(err, &refusal) {
			return fmt.Errorf("%v instead of an APIError", err)
		}
		return same(refusal.Code, 510202)
	})

	check("an operation that is not simulated answers NotImplemented", func() error {
		return refusedWith("NotImplemented", "/v2/service", "DescribeServiceMetric", nil)
	})

	check("a wrong secret key answers SignatureDoesNotMatch", func() error {
		qianfan.GetConfig().SecretKey = "wrong"
		defer func() { qianfan.GetConfig().SecretKey = os.Getenv("QIANFAN_SECRET_KEY") }()
		return refusedWith("SignatureDoesNotMatch", finetuning, "DescribeFineTuningJobs", nil)
	})
}
