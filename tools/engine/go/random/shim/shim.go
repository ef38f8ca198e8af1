// Package shim hands out the upstream provider. Go lets it import an internal package because its module path lies
// below the upstream module's.
package shim

import (
	framework "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/terraform-providers/terraform-provider-random/internal/provider"
)

// NewProvider returns the upstream provider as it is.
func NewProvider() framework.Provider { return provider.New() }
