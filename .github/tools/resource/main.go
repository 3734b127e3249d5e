// Command resource writes what Windows wants to know of a program: its icon, its
// version and its manifest, as an object that Go's linker takes in.
//
//	resource -arch amd64 -version v1.2.3 -commit cebb514… -o cmd/opale/resource_windows_amd64.syso
//
// The object has the version in it, and is made at each release: it is not kept.
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strconv"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

//go:embed opale.ico
var icon []byte

//go:embed manifest.xml
var manifest []byte

const (
	french  = 0x40c
	english = 0x409
)

func main() {
	log.SetFlags(0)
	arch := flag.String("arch", "amd64", "amd64 or arm64")
	is := flag.String("version", "v0.0.0", "the program's version")
	commit := flag.String("commit", "", "the commit that it is built from")
	out := flag.String("o", "", "the object to write")
	flag.Parse()
	var object bytes.Buffer
	if err := write(&object, winres.Arch(*arch), *is, *commit); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, object.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func write(w io.Writer, arch winres.Arch, is, commit string) error {
	var set winres.ResourceSet
	drawn, err := winres.LoadICO(bytes.NewReader(icon))
	if err != nil {
		return err
	}
	if err := set.SetIcon(winres.ID(1), drawn); err != nil {
		return err
	}
	if err := set.Set(winres.RT_MANIFEST, winres.ID(1), winres.LCIDDefault, manifest); err != nil {
		return err
	}
	// The Explorer looks for its own language among whole resources, and not
	// inside one.
	for language, says := range map[uint16]string{french: "Opale, le poste d'accueil", english: "Opale, the check-in desk"} {
		info, err := about(is, commit, language, says)
		if err != nil {
			return err
		}
		set.SetVersionInfo(*info)
	}
	return set.WriteObject(w, arch)
}

func about(is, commit string, language uint16, says string) (*version.Info, error) {
	info := &version.Info{FileVersion: numbers(is), ProductVersion: numbers(is), Type: version.App}
	for key, value := range map[string]string{
		version.ProductName: "Opale", version.FileDescription: says, version.InternalName: "opale", version.OriginalFilename: "opale.exe",
		version.FileVersion: is, version.ProductVersion: is, version.LegalCopyright: "Apache License 2.0", version.Comments: strings.TrimSpace("commit " + commit),
	} {
		if err := info.Set(language, key, value); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return info, nil
}

// numbers are the four that Windows compares: those of a version, and 0. What
// follows a hyphen, as in a commit without a tag, has no number.
func numbers(is string) (four [4]uint16) {
	is, _, _ = strings.Cut(strings.TrimPrefix(is, "v"), "-")
	is, _, _ = strings.Cut(is, "+")
	for i, part := range strings.SplitN(is, ".", 4) {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return [4]uint16{}
		}
		four[i] = uint16(n)
	}
	return four
}
