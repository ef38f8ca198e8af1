// Writes the SDKs of a package schema for .NET and Java, one folder a language: pulumi-older-sdks <schema.json> <folder> <logo.png>
// Newer versions of these modules have no generators for the two any more.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"path"
	"path/filepath"

	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// What the generated files name as their generator.
const tool = "npm run sdks"

type files = map[string][]byte

var generators = map[string]func(pkg *schema.Package) (files, error){
	"dotnet": func(pkg *schema.Package) (files, error) {
		// It downloads the logo; this one lies beside the schema.
		pkg.LogoURL = "file:///" + filepath.Base(os.Args[3])
		return dotnet.GeneratePackage(tool, pkg, nil, nil)
	},
	"java": func(pkg *schema.Package) (files, error) {
		generated, err := java.GeneratePackage(tool, pkg, nil, false)
		for name := range generated {
			// By this file Pulumi's host of Java learns which plugin a program needs; the generator leaves it to Gradle.
			if path.Base(name) == "version.txt" {
				plugin := fmt.Sprintf("{\"resource\": true, \"name\": %q, \"version\": %q}\n", pkg.Name, pkg.Version)
				generated[path.Join(path.Dir(name), "plugin.json")] = []byte(plugin)
			}
		}
		return generated, err
	},
}

func main() {
	log.SetFlags(0)
	local := &http.Transport{}
	local.RegisterProtocol("file", http.NewFileTransport(http.Dir(filepath.Dir(os.Args[3]))))
	http.DefaultTransport = local
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
	pkg, complaints, err := schema.BindSpec(spec, nil)
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
