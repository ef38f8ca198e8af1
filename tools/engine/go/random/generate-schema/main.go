// Writes the Pulumi schema of the plugin into the file that its only argument names: go generate
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"os"

	"example.invalid/pulumi-resource-random/provider"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfgen"
)

func main() {
	generated, err := tfgen.GenerateSchema(context.Background(), tfgen.GenerateSchemaOptions{
		ProviderInfo: provider.Describe(),
		// Otherwise it looks for the upstream provider's documentation in a clone of its repository.
		XInMemoryDocs: true,
	})
	if err != nil {
		log.Fatal(err)
	}
	// One line for each fact, so that a change of the schema can be read.
	var readable bytes.Buffer
	if err := json.Indent(&readable, generated.ProviderMetadata.PackageSchema, "", "  "); err != nil {
		log.Fatal(err)
	}
	readable.WriteByte('\n')
	if err := os.WriteFile(os.Args[1], readable.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
