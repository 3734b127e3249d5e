package main

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/tc-hib/winres"

	"opale/tools/mark"
)

func TestResourcesAreTheSameBytesEachTime(t *testing.T) {
	for _, arch := range []string{"amd64", "arm64"} {
		var first bytes.Buffer
		for i := range 30 {
			var object bytes.Buffer
			if err := write(&object, winres.Arch(arch), "v1.2.3", "cebb514"); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = object
			} else if !bytes.Equal(first.Bytes(), object.Bytes()) {
				t.Fatalf("%s: other bytes the %d. time", arch, i+1)
			}
		}
	}
}

func TestTheVersionInFourNumbers(t *testing.T) {
	for is, want := range map[string][4]uint16{
		"v1.2.3": {1, 2, 3, 0}, "v1.2.3-rc.1": {1, 2, 3, 0}, "v2.0.0+local": {2, 0, 0, 0}, "v10.20.30": {10, 20, 30, 0},
		"cebb5146f2e1": {}, "v1.70000.0": {}, "": {},
	} {
		if got := numbers(is); got != want {
			t.Errorf("%q: %v, want %v", is, got, want)
		}
	}
}

// The manifest asks for no rights, and for what an old laptop's Windows would
// otherwise do in its own way.
func TestTheManifestSaysWhatIsNeeded(t *testing.T) {
	d := xml.NewDecoder(bytes.NewReader(manifest))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{`level="asInvoker"`, `>UTF-8</activeCodePage>`, `>true</longPathAware>`, `>PerMonitorV2</dpiAwareness>`} {
		if !strings.Contains(string(manifest), want) {
			t.Errorf("the manifest lacks %s", want)
		}
	}
}

// The icon that is kept is the one that is drawn, but for the last digit, which
// processors round in their own ways.
func TestTheIconIsTheMark(t *testing.T) {
	rest := icon
	for _, size := range mark.Sizes {
		i := bytes.Index(rest, []byte("\x89PNG"))
		if i < 0 {
			t.Fatalf("there is no icon of %d pixels", size)
		}
		rest = rest[i:]
		kept, err := png.Decode(bytes.NewReader(rest))
		rest = rest[1:]
		if err != nil {
			t.Fatal(err)
		}
		size = kept.Bounds().Dx()
		drawn := mark.Draw(size)
		for y := range size {
			for x := range size {
				r, g, b, a := kept.At(x, y).RGBA()
				wr, wg, wb, wa := drawn.At(x, y).RGBA()
				if far(r, wr) || far(g, wg) || far(b, wb) || far(a, wa) {
					t.Fatalf("%d pixels, at %d, %d: %v is kept, %v drawn", size, x, y, kept.At(x, y), drawn.At(x, y))
				}
			}
		}
	}
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 2<<8 }
