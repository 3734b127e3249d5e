package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"time"

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
	Withdrawn   int              `json:"withdrawn"`
	Elsewhere   int              `json:"elsewhere,omitempty"`        // gone from the list, and still on another
	Returned    int              `json:"returned,omitempty"`         // of those updated: withdrawn before
	Missing     int              `json:"missing,omitempty"`          // gone from the list, and still valid: see --withdraw
	Inside      int              `json:"withdrawn_inside,omitempty"` // of those withdrawn: who came
	NotAdmitted notAdmitted      `json:"not_admitted"`
	Skipped     []roster.Skip    `json:"skipped,omitempty"`
	Refused     []roster.Refusal `json:"refused"`
	Warnings    []roster.Warning `json:"warnings"`
	*seen                        // of a trial
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
	dryRun, forget  bool
	known           bool // they are companies, not registrations
	withdraw        bool
	sheet           string
	statuses, means []string // "word=status" and "label=use"
}

func (p *program) importCommand() *cobra.Command {
	var im importing
	c := p.factual(p.command("import", p.words.Import, nil))
	c.Args = p.atLeastOne
	c.Flags().BoolVar(&im.dryRun, "dry-run", false, p.words.FlagDryRun)
	c.Flags().BoolVar(&im.known, "known", false, p.words.Companies.FlagKnown)
	c.Flags().StringVar(&im.list, "list", "", p.words.FlagList)
	c.Flags().StringVar(&im.source, "source", "", p.words.FlagSource)
	c.Flags().StringArrayVar(&im.statuses, "status", nil, p.words.FlagStatus)
	c.Flags().StringArrayVar(&im.means, "column", nil, p.words.FlagColumn)
	c.Flags().StringVar(&im.sheet, "sheet", "", p.words.FlagSheet)
	c.Flags().BoolVar(&im.forget, "forget", false, p.words.FlagForget)
	c.Flags().BoolVar(&im.withdraw, "withdraw", false, p.words.FlagWithdraw)
	p.seatFlags(c, &im.seat)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		// A list of 200,000 fits into the memory of an old laptop, beside what else
		// is open there: less is kept lying about than usual, at some cost in time.
		debug.SetGCPercent(35)
		// All of them are read before anything is taken in: one that cannot be
		// changes nothing, and makes no database either.
		if im.withdraw && im.list != "" && len(args) > 1 {
			return usagef(c, "%s", p.words.WithdrawsOthers) // each file would take out whom the others have
		}
		if im.known {
			return p.importKnown(c.Context(), im, args)
		}
		options, err := p.corrections(c, im)
		if err != nil {
			return err
		}
		if options.Sheet = im.sheet; !im.forget {
			options.Memory = p.recollect(c.Context())
		}
		lists, err := p.readLists(args, options)
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
		if err := takeIn(store); err != nil {
			return err
		}
		return learn(store, lists, im.forget, time.Now())
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

func (p *program) readLists(names []string, options roster.Options) ([]listFile, error) {
	database, err := p.database()
	if err != nil {
		return nil, err
	}
	lists := make([]listFile, 0, len(names))
	for _, name := range names {
		list, err := readList(database, name, options)
		if err != nil {
			return nil, err
		}
		lists = append(lists, listFile{name, list})
	}
	return lists, nil
}

func readList(database, name string, options roster.Options) (*roster.List, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readBeside(database, f, filepath.Base(name), options)
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
	listing := f.list.Listing(cmp.Or(checkin.Clean(im.list), f.list.Named(stem(f.name))))
	listing.Source, listing.Withdraw = im.source, im.withdraw
	intake, err := checkin.Import(ctx, store, actor, listing, im.dryRun)
	if err == nil && !im.dryRun && !isStandard(f.name) {
		err = noteImported(store, f.name)
	}
	if err != nil {
		return err
	}
	if p.asJSON {
		fact := newImportFact(f.list, intake)
		if im.dryRun {
			fact.seen = newSeen(f.list)
		}
		return p.print(fact)
	}
	event, err := store.Event()
	if err != nil {
		return err
	}
	return p.sayImported(filepath.Base(f.name), f.list, intake, im.dryRun, event.Location())
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
		Withdrawn: in.Withdrawn, Elsewhere: in.Elsewhere, Returned: in.Returned, Missing: in.Asked, Inside: in.Inside,
		NotAdmitted: notAdmitted{in.Cancelled, in.Unpaid},
		Skipped:     list.Skipped,
		Refused:     append([]roster.Refusal{}, list.Refused...),
		Warnings:    list.DoubtsOf(&in),
	}
	return fact
}

// sayImported says what was done, or would be, by numbers, and line by line what
// to look at; of a trial, all that there is to see before.
func (p *program) sayImported(name string, list *roster.List, in checkin.Intake, dryRun bool, zone *time.Location) error {
	w := &p.words.Roster
	var lines []string
	read := p.words.Count(w.Read, in.Read)
	if counts := p.words.ListCounts(&in); counts == "" {
		lines = append(lines, fmt.Sprintf(w.NothingNew, name, read))
	} else {
		lines = append(lines, fmt.Sprintf(w.Summary, name, read, counts))
	}
	lines = append(lines, p.words.ListGone(&in)...)
	if in.Asked > 0 {
		lines = append(lines, p.words.WithdrawHint)
	}
	if door := p.words.Counts(i18n.Counted{Form: w.Unpaid, N: in.Unpaid}, i18n.Counted{Form: w.Cancelled, N: in.Cancelled}, i18n.Counted{Form: w.Blocked, N: in.Blocked}); door != "" {
		lines = append(lines, fmt.Sprintf(w.Door, door))
	}
	if dryRun {
		lines = append(lines, p.preview(list, zone)...)
	}
	fact := newImportFact(list, in)
	left := p.words.ListLeft(fact.Refused, fact.Skipped, fact.Format.Preamble)
	var doubts []string
	for i := range fact.Warnings {
		doubts = append(doubts, p.words.ListDoubt(&fact.Warnings[i]))
	}
	if first := slices.IndexFunc(fact.Warnings, func(d roster.Warning) bool { return d.Doubt == roster.DoubtStatus }); first >= 0 {
		doubts = append(doubts, fmt.Sprintf(p.words.StatusHint, checkin.Clean(fact.Warnings[first].Word)))
	}
	if dryRun {
		left, doubts = titled(p.words.Preview.Left, left), titled(p.words.Preview.Doubts, doubts)
	}
	lines = append(append(lines, left...), doubts...)
	if dryRun {
		lines = append(lines, "", w.DryRun)
	}
	return p.say("%s", strings.Join(lines, "\n"))
}
