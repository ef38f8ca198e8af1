// Writes the SDKs of a package schema for Node.js, Python and Go, one folder a language: pulumi-sdks <schema.json> <folder>
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// What the generated files name as their generator.
const tool = "npm run sdks"

type files = map[string][]byte

var generators = map[string]func(pkg *schema.Package) (files, error){
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (files, error) {
		generated, err := python.GeneratePackage(tool, pkg, nil, nil)
		for name, content := range generated {
			// pyproject.toml looks for it beside itself.
			if path.Base(name) == "README.md" {
				generated["README.md"] = content
			}
		}
		return generated, err
	},
	"go": func(pkg *schema.Package) (files, error) { return gogen.GeneratePackage(tool, pkg, nil) },
}

func main() {
	log.SetFlags(0)
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for language, generate := range generators {
		if err := write(text, language, generate); err != nil {
			log.Fatalf("%s: %v", language, err)
		}
	}
}

// Binds the schema anew for each language: a generator changes what is bound.
func write(text []byte, language string, generate func(pkg *schema.Package) (files, error)) error {
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	pkg, complaints, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	if err != nil {
		return err
	}
	// Warnings as well: what binds with one is not generated as it is meant.
	if len(complaints) > 0 {
		return fmt.Errorf("the schema does not bind cleanly: %w", complaints)
	}
	generated, err := generate(pkg)
	if err != nil {
		return err
	}
	for name, content := range generated {
		file := filepath.Join(os.Args[2], language, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
