// The plugin pulumi-resource-random: HashiCorp's provider of random values behind Pulumi's bridge, for those whose
// engine cannot download Pulumi's own build of it.
package main

import (
	"context"
	_ "embed"

	"example.invalid/pulumi-resource-random/provider"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
)

// Written by generate-schema; JSON has no place for a header that says so.
//
//go:generate go run -trimpath ./generate-schema schema.json
//go:embed schema.json
var schema []byte

func main() {
	metadata := tfbridge.ProviderMetadata{PackageSchema: schema}
	tfbridge.Main(context.Background(), provider.Name, provider.Describe(), metadata)
}
