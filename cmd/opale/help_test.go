package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"opale/cmd/opale/wording"
)

// TestHelpFitsATerminal reads every page in both languages: 80 columns, and
// nothing that only a terminal understands.
func TestHelpFitsATerminal(t *testing.T) {
	for _, lang := range wording.Languages {
		p := &program{words: wording.For([]string{"--lang", lang})}
		pages := [][]string{{"--help"}}
		for _, c := range p.root().Commands() {
			pages = append(pages, []string{c.Name(), "--help"})
		}
		if len(pages) < 15 {
			t.Fatalf("only %d pages", len(pages))
		}
		for _, page := range pages {
			var out bytes.Buffer
			if code := Run(context.Background(), append(page, "--lang", lang), nil, &out, &out); code != exitDone {
				t.Errorf("%v: exit code %d", page, code)
			}
			for line := range strings.Lines(out.String()) {
				line = strings.TrimSuffix(line, "\n")
				if utf8.RuneCountInString(line) > 80 || strings.ContainsRune(line, 0x1b) {
					t.Errorf("%v in %s: %q", page, lang, line)
				}
			}
		}
	}
}
