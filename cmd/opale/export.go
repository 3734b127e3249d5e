package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/table"
	"opale/db"
)

// Formats of attendance that are for programs of others.
const (
	formatPretix = "pretix" // requests of its check-in API
	formatScans  = "scans"  // a passage a line, for any tool
)

// export is a sort of thing that can be exported: its formats, the default
// first, and what writes it. write returns what is to be said when it is done.
type export struct {
	name    string
	formats []string
	write   func(context.Context, *db.Store, *exporting) (said string, err error)
}

func (p *program) exports() []export {
	tables := []string{string(table.CSV), string(table.XLSX), string(table.JSON)}
	return []export{
		{"attendance", append(slices.Clone(tables), formatPretix, formatScans), p.exportAttendance},
		{"roster", tables, p.exportRoster},
		{"journal", tables, p.exportJournal},
		{"census", append([]string{string(table.Plain)}, tables...), p.exportCensus},
		{"companies", tables, p.exportCompanies},
	}
}

// exporting is what the flags say about an export.
type exporting struct {
	format, out, session string
	list                 string
	personal             bool
	pretixLists          []int
}

func (p *program) exportCommand() *cobra.Command {
	var x exporting
	c := p.factual(p.command("export", p.words.Out.Export, nil))
	c.Args = p.exactlyOne
	for _, e := range p.exports() {
		c.ValidArgs = append(c.ValidArgs, e.name)
	}
	c.Flags().StringVar(&x.format, "format", "", p.words.Out.FlagFormat)
	c.Flags().StringVarP(&x.out, "output", "o", "", p.words.Out.FlagFile)
	c.Flags().StringVar(&x.session, "session", "", p.words.Out.FlagSession)
	c.Flags().StringVar(&x.list, "list", "", p.words.Out.FlagList)
	c.Flags().BoolVar(&x.personal, "personal", false, p.words.Out.FlagPersonal)
	c.Flags().IntSliceVar(&x.pretixLists, "pretix-list", nil, p.words.Out.FlagPretixList)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		at := slices.IndexFunc(p.exports(), func(e export) bool { return e.name == args[0] })
		if at < 0 {
			return usagef(c, p.words.UnknownValue, args[0], c.CommandPath(), strings.Join(c.ValidArgs, ", "))
		}
		e := p.exports()[at]
		if err := p.chooseFormat(c, &x, e.formats); err != nil {
			return err
		}
		store, err := p.read(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		said, err := e.write(c.Context(), store, &x)
		if err == nil && !isStandard(x.out) {
			p.remark(p.words.Out.Done, said, x.out)
		}
		return err
	}
	return p.paged(c)
}

// chooseFormat takes the format that was asked for, or that the file's name
// says, or the first: a file is then a CSV.
func (p *program) chooseFormat(c *cobra.Command, x *exporting, formats []string) error {
	asked := x.format
	if p.asJSON {
		if asked != "" && asked != string(table.JSON) {
			return usagef(c, p.words.UnknownValue, asked, "--format", string(table.JSON))
		}
		asked = string(table.JSON)
	}
	usual := formats[0]
	if !isStandard(x.out) {
		usual = string(table.CSV)
	}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(x.out)), ".")
	if ending == "jsonl" || ending == "ndjson" {
		ending = string(table.JSON)
	}
	x.format = cmp.Or(asked, ending, usual)
	if !slices.Contains(formats, x.format) {
		return usagef(c, p.words.UnknownValue, x.format, "--format", strings.Join(formats, ", "))
	}
	if x.format == string(table.XLSX) && isStandard(x.out) && p.isScreen() {
		return usagef(c, "%s", p.words.Out.NotOnTerminal)
	}
	return nil
}

// toFile gives write the place and the options that the flags name.
func (p *program) toFile(x *exporting, write func(io.Writer, table.Options) error) (err error) {
	o := table.Options{Format: table.Format(x.format)}
	if o.Format == table.XLSX {
		folder, done, err := p.scratch(x.out)
		if err != nil {
			return err
		}
		defer func() { err = cmp.Or(err, done()) }()
		o.Scratch = folder
	}
	return p.output(x.out, func(w io.Writer) error { return write(w, o) })
}

// sessionsToTell are the session that was named, or those at which anybody
// arrived.
func sessionsToTell(store checkin.Store, event *checkin.Event, named string) (sessions []checkin.SessionID, err error) {
	if named != "" {
		if _, ok := event.Session(checkin.SessionID(named)); !ok {
			return nil, checkin.Errorf(checkin.CodeNotFound, "export", "%s", named)
		}
		return []checkin.SessionID{checkin.SessionID(named)}, nil
	}
	for _, s := range event.Sessions {
		present, err := store.Presence(s.ID)
		if err != nil {
			return nil, err
		}
		if len(present) > 0 {
			sessions = append(sessions, s.ID)
		}
	}
	return sessions, nil
}
