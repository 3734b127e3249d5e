package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/i18n"
)

// importFact is what import prints for each file.
type importFact struct {
	Format      roster.Format    `json:"format"`
	Read        int              `json:"read"`
	Added       int              `json:"added"`
	Updated     int              `json:"updated"`
	Unchanged   int              `json:"unchanged"`
	NotAdmitted notAdmitted      `json:"not_admitted"`
	Skipped     []roster.Skip    `json:"skipped,omitempty"`
	Refused     []roster.Refusal `json:"refused"`
	Warnings    []roster.Warning `json:"warnings"`
}

// notAdmitted counts people read whom the door will not admit as they are.
type notAdmitted struct {
	Cancelled int `json:"cancelled"`
	Unpaid    int `json:"unpaid"`
}

// importing is how files are to be taken in.
type importing struct {
	seat
	list, source    string
	dryRun          bool
	statuses, means []string // "word=status" and "label=use"
}

func (p *program) importCommand() *cobra.Command {
	var im importing
	c := p.factual(p.command("import", p.words.Import, nil))
	c.Args = p.atLeastOne
	c.Flags().BoolVar(&im.dryRun, "dry-run", false, p.words.FlagDryRun)
	c.Flags().StringVar(&im.list, "list", "", p.words.FlagList)
	c.Flags().StringVar(&im.source, "source", "", p.words.FlagSource)
	c.Flags().StringArrayVar(&im.statuses, "status", nil, p.words.FlagStatus)
	c.Flags().StringArrayVar(&im.means, "column", nil, p.words.FlagColumn)
	p.seatFlags(c, &im.seat)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		// All of them are read before anything is taken in: one that cannot be
		// changes nothing, and makes no database either.
		options, err := p.corrections(c, im)
		if err != nil {
			return err
		}
		lists, err := readLists(args, options)
		if err != nil {
			return err
		}
		takeIn := func(store checkin.Store) error { return p.importLists(c.Context(), store, im, lists) }
		if im.dryRun {
			return p.tryOut(c.Context(), takeIn)
		}
		store, err := p.write(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		return takeIn(store)
	}
	return c
}

// listFile is a list, and the name of the file that it was read from.
type listFile struct {
	name string
	list *roster.List
}

// corrections reads what the flags say of words and columns.
func (p *program) corrections(c *cobra.Command, im importing) (options roster.Options, err error) {
	if options.Statuses, err = pairs(p, c, "--status", im.statuses, roster.ParseStatus); err != nil {
		return options, err
	}
	options.Columns, err = pairs(p, c, "--column", im.means, roster.ParseUse)
	return options, err
}

// pairs reads "text=meaning", as often as the flag was given.
func pairs[M any](p *program, c *cobra.Command, flag string, given []string, parse func(string) (M, bool)) (map[string]M, error) {
	read := make(map[string]M, len(given))
	for _, pair := range given {
		at := max(strings.LastIndexByte(pair, '='), 0)
		meaning, ok := parse(strings.TrimPrefix(pair[at:], "="))
		if at == 0 || !ok {
			return nil, usagef(c, p.words.FlagInvalid, pair, flag)
		}
		read[pair[:at]] = meaning
	}
	return read, nil
}

func readLists(names []string, options roster.Options) ([]listFile, error) {
	lists := make([]listFile, 0, len(names))
	for _, name := range names {
		list, err := readList(name, options)
		if err != nil {
			return nil, err
		}
		lists = append(lists, listFile{name, list})
	}
	return lists, nil
}

func readList(name string, options roster.Options) (*roster.List, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return roster.Read(f, filepath.Base(name), options)
}

func (p *program) importLists(ctx context.Context, store checkin.Store, im importing, lists []listFile) error {
	actor, err := p.clerk(store, im.seat)
	if err != nil {
		return err
	}
	for i := range lists {
		if err := p.importList(ctx, store, actor, im, &lists[i]); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) importList(ctx context.Context, store checkin.Store, actor checkin.Actor, im importing, f *listFile) error {
	listing := f.list.Listing(cmp.Or(checkin.Clean(im.list), stem(f.name)))
	listing.Source = im.source
	intake, err := checkin.Import(ctx, store, actor, listing, im.dryRun)
	if err != nil {
		return err
	}
	if p.asJSON {
		return p.print(newImportFact(f.list, intake))
	}
	return p.sayImported(filepath.Base(f.name), f.list, intake, im.dryRun)
}

// copied is what browsers and systems put behind the name of a file that is
// there already: "liste (1)", "liste - Copie (2)", "liste copy 2".
var copied = regexp.MustCompile(`(?i)(?: ?\(\d{1,2}\)| - (?:copie|copy)| (?:copie|copy)(?: \d+)?)$`)

// stem is a file's name without its folder, its ending and what a copy adds:
// the name of its list.
func stem(name string) string {
	base := filepath.Base(name)
	base = checkin.Clean(strings.TrimSuffix(base, filepath.Ext(base)))
	for {
		shorter := copied.ReplaceAllString(base, "")
		if shorter == base || shorter == "" {
			return base
		}
		base = shorter
	}
}

func newImportFact(list *roster.List, in checkin.Intake) importFact {
	fact := importFact{
		Format: list.Format, Read: in.Read, Added: in.Added, Updated: in.Updated, Unchanged: in.Unchanged,
		NotAdmitted: notAdmitted{in.Cancelled, in.Unpaid},
		Skipped:     list.Skipped,
		Refused:     append([]roster.Refusal{}, list.Refused...),
		Warnings:    append([]roster.Warning{}, list.Warnings...),
	}
	for _, word := range in.Venues {
		fact.Warnings = append(fact.Warnings, roster.Warning{Doubt: roster.DoubtVenue, Word: word})
	}
	for _, word := range in.Sessions {
		fact.Warnings = append(fact.Warnings, roster.Warning{Doubt: roster.DoubtSession, Word: word})
	}
	return fact
}

// sayImported says what was done, by numbers, and line by line what to look at.
func (p *program) sayImported(name string, list *roster.List, in checkin.Intake, dryRun bool) error {
	w := &p.words.Roster
	var lines []string
	if in.Added+in.Updated == 0 {
		lines = append(lines, fmt.Sprintf(w.NothingNew, name, p.words.Count(w.Read, in.Read)))
	} else {
		counts := p.counts(counted{w.Added, in.Added}, counted{w.Updated, in.Updated}, counted{w.Unchanged, in.Unchanged})
		lines = append(lines, fmt.Sprintf(w.Summary, name, p.words.Count(w.Read, in.Read), counts))
	}
	if door := p.counts(counted{w.Unpaid, in.Unpaid}, counted{w.Cancelled, in.Cancelled}, counted{w.Blocked, in.Blocked}); door != "" {
		lines = append(lines, fmt.Sprintf(w.Door, door))
	}
	fact := newImportFact(list, in)
	for _, s := range fact.Skipped {
		if s.Reason != roster.SkipBlank {
			lines = append(lines, fmt.Sprintf(w.Skipped, s.Line, cmp.Or(w.Skips[s.Reason], string(s.Reason))))
		}
	}
	for _, r := range fact.Refused {
		lines = append(lines, fmt.Sprintf(w.Refused, r.Line, cmp.Or(w.Refusals[r.Reason], string(r.Reason))))
	}
	for _, doubt := range fact.Warnings {
		lines = append(lines, p.doubtLine(doubt))
	}
	if dryRun {
		lines = append(lines, w.DryRun)
	}
	return p.say("%s", strings.Join(lines, "\n"))
}

// doubtLine is a warning as a sentence, with its line where it has one.
func (p *program) doubtLine(d roster.Warning) string {
	w := &p.words.Roster
	text := strings.ReplaceAll(cmp.Or(w.Doubts[d.Doubt], string(d.Doubt)), "%s", checkin.Clean(d.Word))
	if d.Line > 0 {
		text = fmt.Sprintf(w.AtLine, d.Line, text)
	}
	if d.Count > 1 {
		text += " " + fmt.Sprintf(w.Times, p.words.Number(d.Count))
	}
	return text
}

// counted is a number of things.
type counted struct {
	form i18n.Plural
	n    int
}

// counts lists the numbers that are not 0.
func (p *program) counts(all ...counted) string {
	var said []string
	for _, c := range all {
		if c.n > 0 {
			said = append(said, p.words.Count(c.form, c.n))
		}
	}
	return strings.Join(said, ", ")
}
