package main

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// exportFormats lists what attendance can be written as, the default first.
var exportFormats = []string{"csv", "json"}

func (p *program) exportCommand() *cobra.Command {
	var format, out string
	c := p.command("export", p.words.Export, nil)
	c.Args = p.exactlyOne
	c.ValidArgs = []string{"attendance"}
	c.Flags().StringVar(&format, "format", "", p.words.FlagFormat)
	c.Flags().StringVarP(&out, "output", "o", "", p.words.FlagOut)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if args[0] != "attendance" {
			return usagef(c, p.words.UnknownValue, args[0], c.CommandPath(), "attendance")
		}
		chosen := cmp.Or(format, strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), "."), exportFormats[0])
		if !slices.Contains(exportFormats, chosen) {
			return usagef(c, p.words.UnknownValue, chosen, "--format", strings.Join(exportFormats, ", "))
		}
		store, err := p.read(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		return p.output(out, func(w io.Writer) error { return nil })
	}
	return c
}
