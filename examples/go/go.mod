module example.invalid/finetune-go

go 1.25.11

require (
	github.com/pulumi-finetune/pulumi-finetune/sdk/go v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.145.0
)

// The SDK of this clone; an installed one needs no such line.
replace github.com/pulumi-finetune/pulumi-finetune/sdk/go => ../../sdk/go
