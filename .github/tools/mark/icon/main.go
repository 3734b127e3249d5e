// Command icon writes the mark as a Windows icon, in all its sizes:
//
//	cd .github/tools && go run ./mark/icon >resource/opale.ico
//
// The icon is kept, and not drawn at each release: processors round differently,
// and a release has the same bytes wherever it is built.
package main

import (
	"image"
	"log"
	"os"

	"github.com/tc-hib/winres"

	"opale/tools/mark"
)

func main() {
	var sizes []image.Image
	for _, size := range mark.Sizes {
		sizes = append(sizes, mark.Draw(size))
	}
	icon, err := winres.NewIconFromImages(sizes)
	if err == nil {
		err = icon.SaveICO(os.Stdout)
	}
	if err != nil {
		log.Fatal(err)
	}
}
