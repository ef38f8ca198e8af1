// Package provider describes the provider to the bridge: which resource of the upstream provider has which name in
// Pulumi.
package provider

import (
	"context"

	pf "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/terraform-providers/terraform-provider-random/shim"
)

const (
	// Name is the name of the package in Pulumi.
	Name = "random"
	// Version is that of the npm package @pulumi/random whose resources are these.
	Version = "4.18.5"
	// The release of the upstream provider that go.mod pins.
	upstreamVersion = "3.6.0"
)

// Describe returns what the bridge serves and what the schema is generated from.
func Describe() tfbridge.ProviderInfo {
	return tfbridge.ProviderInfo{
		Name:              Name,
		Version:           Version,
		TFProviderVersion: upstreamVersion,
		P:                 pf.ShimProvider(shim.NewProvider()),
		// The bridge insists on it; there is no earlier version to which anything must be kept compatible.
		MetadataInfo: tfbridge.NewProviderMetadata([]byte("{}")),
		Resources: map[string]*tfbridge.ResourceInfo{
			"random_bytes":    {Tok: token("RandomBytes"), ComputeID: withoutID},
			"random_id":       {Tok: token("RandomId")},
			"random_integer":  {Tok: token("RandomInteger")},
			"random_password": {Tok: token("RandomPassword")},
			"random_pet":      {Tok: token("RandomPet")},
			"random_shuffle":  {Tok: token("RandomShuffle")},
			"random_string":   {Tok: token("RandomString")},
			"random_uuid":     {Tok: token("RandomUuid")},
		},
	}
}

func token(name string) tokens.Type {
	return tfbridge.MakeResource(Name, "index", name)
}

// Upstream gives bytes no ID, and Pulumi wants one. The bytes themselves are secret, so the ID says what upstream says
// for a password.
func withoutID(context.Context, resource.PropertyMap) (resource.ID, error) {
	return "none", nil
}
