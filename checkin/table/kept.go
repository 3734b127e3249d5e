package table

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"opale/checkin"
)

// Kept is the columns of the organiser's own lists, in which their rows are
// given back as they came. Several lists share the columns with the same
// label, so that one table holds them all.
type Kept struct {
	labels []string
	holds  [][]checkin.Field // what each column was taken for
	places map[string][]int  // of the columns of each list, by the key of these
	extra  []checkin.Field   // what no column of theirs holds
}

// Keep joins the columns of lists, in their order, those that a list has by now
// before those that it had. holds says which fields the
// columns with some labels are taken for; with says which fields somebody has
// whom no list has: those that no column holds get one of ours. It is nil
// where no list has columns.
func Keep(lists []checkin.RosterList, holds func(labels []string) [][]checkin.Field, with []checkin.Field) *Kept {
	lists = lastColumnsFirst(lists)
	k := &Kept{places: map[string][]int{}}
	at := map[columnKey]int{}
	for i := range lists {
		seen := map[string]int{}
		for _, label := range lists[i].Columns {
			folded := checkin.Fold(label)
			key := columnKey{folded, seen[folded]}
			seen[folded]++
			place, ok := at[key]
			if !ok {
				place = len(k.labels)
				at[key], k.labels = place, append(k.labels, label)
			}
			k.places[lists[i].Key] = append(k.places[lists[i].Key], place)
		}
	}
	if len(k.labels) == 0 {
		return nil
	}
	k.holds = holds(k.labels)
	for _, field := range with {
		if !k.has(field) {
			k.extra = append(k.extra, field)
		}
	}
	return k
}

// lastColumnsFirst puts the columns that each list has by now before those that
// it had; the lists stay in their order.
func lastColumnsFirst(lists []checkin.RosterList) []checkin.RosterList {
	var names []string
	for i := range lists {
		if !slices.Contains(names, lists[i].Name) {
			names = append(names, lists[i].Name)
		}
	}
	ordered := make([]checkin.RosterList, 0, len(lists))
	for _, name := range names {
		for i := range slices.Backward(lists) {
			if lists[i].Name == name {
				ordered = append(ordered, lists[i])
			}
		}
	}
	return ordered
}

// columnKey is a label, and which it is among those of one list that are alike.
type columnKey struct {
	folded string
	turn   int
}

func (k *Kept) has(field checkin.Field) bool {
	for _, fields := range k.holds {
		for _, held := range fields {
			if held == field {
				return true
			}
		}
	}
	return false
}

// keptColumns are the organiser's columns, what of ours goes behind them, and
// what was corrected.
func (a *Attendance) keptColumns() []Column {
	columns := make([]Column, 0, len(a.Kept.labels)+len(a.Kept.extra)+1)
	for i, label := range a.Kept.labels {
		columns = append(columns, Column{Label: label, Width: widthOf(label, a.Kept.holds[i])})
	}
	columns = append(columns, a.columns(a.Kept.extra)...)
	return append(columns, Column{Label: a.words().corrected, Width: 30})
}

// widthOf makes room for a label, within reason, and for what stands below it.
func widthOf(label string, holds []checkin.Field) float64 {
	const arrow = 4 // of the filter
	width := min(30, max(plainWidth, float64(utf8.RuneCountInString(label))+arrow))
	for _, known := range personFields {
		if slices.Contains(holds, known.field) {
			width = max(width, known.width)
		}
	}
	return width
}

// keptCells gives a person's row back as it came. Who has none is written into
// the columns that were taken for what is known of them.
func (a *Attendance) keptCells(cells []Cell, p *Attendee) []Cell {
	k := a.Kept
	r := &p.Registration
	theirs := make([]string, len(k.labels))
	if places, ok := k.places[p.Row.Columns()]; ok && p.Row != "" {
		for i, text := range p.Row.Texts() {
			if i < len(places) {
				theirs[places[i]] = text
			}
		}
	} else {
		for i, fields := range k.holds {
			theirs[i] = a.together(fields, r)
		}
	}
	for _, text := range theirs {
		cells = append(cells, verbatim(text))
	}
	for _, field := range k.extra {
		cells = append(cells, Text(a.said(field, r)))
	}
	return append(cells, Text(a.corrections(p)))
}

// together is some fields of a person in one text.
func (a *Attendance) together(fields []checkin.Field, r *checkin.Registration) string {
	parts := make([]string, 0, len(fields))
	for _, field := range fields {
		if text := a.said(field, r); text != "" && (field != checkin.FieldStatus || !r.WalkIn) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

// verbatim is a cell of the organiser's as it came, but for what would act on
// whoever reads it, and for what their tool put before it to keep a spreadsheet
// from taking it for something else: an apostrophe, a TAB, ="…".
func verbatim(text string) Cell {
	text = strings.TrimPrefix(checkin.Verbatim(text), "\t")
	if bare, ok := strings.CutPrefix(text, "'"); ok && bare != "" && strings.IndexByte(formulaStart, bare[0]) >= 0 {
		text = bare
	}
	if inner, ok := strings.CutPrefix(text, `="`); ok && len(inner) > 1 && strings.HasSuffix(inner, `"`) && !strings.ContainsAny(inner[:len(inner)-1], `"&(`) {
		text = inner[:len(inner)-1]
	}
	return Cell{text: text}
}

// corrections says what of a registration was corrected at the desk.
func (a *Attendance) corrections(p *Attendee) string {
	if p.Listed == nil || p.Registration.WalkIn {
		return ""
	}
	var listed checkin.Registration
	for f, v := range p.Listed {
		if f < checkin.NumFields {
			listed.Values[f] = v
		}
	}
	listed.Withdrawn = p.Registration.Withdrawn
	var said []string
	for _, known := range personFields {
		if now := a.said(known.field, &p.Registration); now != a.said(known.field, &listed) {
			said = append(said, fmt.Sprintf(a.words().pair, a.words().person[known.field], now))
		}
	}
	return strings.Join(said, "; ")
}
