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
	"opale/checkin/roster"
)

// exportFormats lists what attendance can be written as, the default first.
var exportFormats = []string{string(roster.CSV), string(roster.JSON)}

func (p *program) exportCommand() *cobra.Command {
	var format, out, session string
	c := p.factual(p.command("export", p.words.Export, nil))
	c.Args = p.exactlyOne
	c.ValidArgs = []string{"attendance"}
	c.Flags().StringVar(&format, "format", "", p.words.FlagFormat)
	c.Flags().StringVarP(&out, "output", "o", "", p.words.FlagOut)
	c.Flags().StringVar(&session, "session", "", p.words.FlagOnly)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if args[0] != "attendance" {
			return usagef(c, p.words.UnknownValue, args[0], c.CommandPath(), "attendance")
		}
		if p.asJSON && format != "" && format != string(roster.JSON) {
			return usagef(c, p.words.UnknownValue, format, "--format", string(roster.JSON))
		}
		if p.asJSON {
			format = string(roster.JSON)
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
		attendance, err := p.attendance(c.Context(), store, session)
		if err != nil {
			return err
		}
		err = p.output(out, func(w io.Writer) error {
			return roster.WriteAttendance(w, roster.Container(chosen), attendance)
		})
		if err == nil && out != "" && out != "-" {
			p.remark(p.words.Exported, p.words.Count(p.words.People, len(attendance.People)), out)
		}
		return err
	}
	return p.paged(c)
}

// attendance reads everybody and all arrivals, by name; of one session where
// one is named.
func (p *program) attendance(ctx context.Context, store checkin.Store, session string) (roster.Attendance, error) {
	event, err := store.Event()
	if err != nil {
		return roster.Attendance{}, err
	}
	a := roster.Attendance{Event: &event, Language: roster.Language(p.words.Lang)}
	if session != "" {
		if _, ok := event.Session(checkin.SessionID(session)); !ok {
			return a, checkin.Errorf(checkin.CodeNotFound, "export attendance", "%s", session)
		}
		a.Sessions = []checkin.SessionID{checkin.SessionID(session)}
	}
	err = eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		a.People = append(a.People, roster.Attendee{Registration: *r, Arrivals: arrivals})
		return nil
	})
	return a, err
}
