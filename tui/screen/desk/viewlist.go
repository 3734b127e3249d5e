package desk

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// columns is the width of each column of the list; 0 leaves one out. The town
// goes first where there is little room.
type columns struct{ name, company, town, standing int }

// columns has the widths that suit most names, so that the list stands still
// while it is typed for; what one column lacks it is given by those that have
// more than they need.
func (d *Desk) columns() columns {
	f := d.env.Frame
	inner := f.Inner() - 2 // the bar's sign
	if f.Class == layout.Narrow {
		standing := min(d.needs().standing, 20)
		return columns{name: inner - standing - 1, standing: standing}
	}
	c := columns{standing: 29}
	rest := inner - c.standing - 2
	switch {
	case f.Class == layout.Wide:
		c.standing = 36
		rest = inner - c.standing - 3
		c.name, c.company = rest*2/5, rest*2/5
		c.town = rest - c.name - c.company
	case inner < 88:
		c.name = rest * 5 / 9
		c.company = rest - c.name
	default:
		rest--
		c.name, c.company = rest*2/5, rest/3
		c.town = rest - c.name - c.company
	}
	c.lend(d.needs())
	return c
}

// needs is the widths in which nothing would be cut.
func (d *Desk) needs() columns {
	var need columns
	for i := range d.list.rows {
		row := &d.list.rows[i]
		r := &row.Registration
		_, said := d.standing(row)
		need.name = max(need.name, ansi.StringWidth(d.env.Words.ListName(r)))
		need.company = max(need.company, ansi.StringWidth(checkin.Clean(r.Company())))
		need.town = max(need.town, ansi.StringWidth(checkin.Clean(r.Town())))
		need.standing = max(need.standing, ansi.StringWidth(said)+2)
	}
	return need
}

// lend widens the columns that lack room by what others can spare. One that is
// left out stays so.
func (c *columns) lend(need columns) {
	have := []*int{&c.standing, &c.name, &c.company, &c.town}
	want := []int{need.standing, need.name, need.company, need.town}
	for i, lacks := range have {
		for j, gives := range have {
			spare := min(*gives-want[j], want[i]-*lacks)
			if i != j && *lacks > 0 && *gives > 0 && spare > 0 {
				*lacks, *gives = *lacks+spare, *gives-spare
			}
		}
	}
}

// drawList draws the people found. Between the rows there is a blank line where
// there is room; under homonyms, and under the row that Enter takes, it says
// what tells them apart.
func (d *Desk) drawList(rows int) []string {
	t, w, width := d.env.Theme, d.env.Words, d.env.Frame.Inner()
	var head []string
	if d.query.answer.Verdict == checkin.VerdictTwins {
		said := w.Desk.Twins
		if d.env.Frame.Class == layout.Narrow {
			said = w.Desk.TwinsShort
		}
		head = []string{t.Highlight.Render(widget.Cut(said, width))}
	}
	form := w.Desk.Found
	if d.query.answer.Total > len(d.list.rows) {
		form = w.Desk.FoundMore
	}
	found := fmt.Sprintf(form, w.Count(w.Desk.FoundCount, d.query.answer.Total), w.Number(d.query.answer.People))
	foot := []string{widget.Ends("", t.Faint.Render(found), width)}
	if d.env.Frame.Class == layout.Narrow {
		foot = nil
	}
	body := d.drawRows(rows - len(head) - len(foot))
	return append(append(head, exactly(body, rows-len(head)-len(foot))...), foot...)
}

func (d *Desk) drawRows(rows int) []string {
	if d.env.Frame.Large {
		return d.drawLarge(rows)
	}
	twins, c := homonyms(d.list.rows), d.columns()
	roomy := 2*len(d.list.rows) <= rows+1
	var blocks [][]string
	for i := range d.list.rows {
		block := []string{d.drawRow(&d.list.rows[i], c)}
		under := d.list.at() == i
		switch {
		case twins[i] || under && roomy:
			block = append(block, d.drawDetail(&d.list.rows[i], c))
		case roomy:
			block = append(block, "")
		}
		blocks = append(blocks, clickable(i, block))
	}
	return d.scroll(blocks, rows)
}

// scroll joins the blocks that fit, beginning where the one under the bar is
// seen whole.
func (d *Desk) scroll(blocks [][]string, rows int) []string {
	at := max(d.list.at(), 0)
	from := 0
	for from < at && height(blocks[from:at+1]) > rows {
		from++
	}
	return slices.Concat(blocks[from:]...)
}

func height(blocks [][]string) int {
	n := 0
	for _, b := range blocks {
		n += len(b)
	}
	return n
}

// homonyms marks the rows whose name another row has too.
func homonyms(rows []checkin.Row) []bool {
	count := make(map[string]int, len(rows))
	names := make([]string, len(rows))
	for i := range rows {
		names[i] = checkin.Fold(rows[i].Registration.FullName())
		count[names[i]]++
	}
	twins := make([]bool, len(rows))
	for i, name := range names {
		twins[i] = count[name] > 1
	}
	return twins
}

// inks are the styles of a row: the one under the bar has its own.
type inks struct{ text, match theme.Style }

func (d *Desk) drawRow(row *checkin.Row, c columns) string {
	t, r := d.env.Theme, &row.Registration
	under := r.ID == d.list.selected
	ink, sign := inks{text: t.Text, match: t.Match}, "  "
	if under {
		ink, sign = inks{text: t.Bar, match: t.BarMatch}, theme.SignBar+" "
	}
	var b strings.Builder
	b.WriteString(ink.text.Render(sign))
	cell(&b, ink, c.name, d.nameLetters(row))
	cell(&b, ink, c.company, d.companyLetters(row, c.company))
	cell(&b, ink, c.town, lettersOf(row, checkin.FieldTown, nil))
	tone, said := d.standing(row)
	if d.env.Frame.Class != layout.Narrow {
		tone, said = screen.StandingWithin(d.env, row, c.standing-2)
	}
	said = widget.Fit(tone.Sign()+" "+said, c.standing)
	if under {
		b.WriteString(t.Bar.Render(widget.Whole(said)))
	} else {
		b.WriteString(t.Tone(tone).Render(said))
	}
	return b.String()
}

// cell draws letters in a column, with a blank behind it.
func cell(b *strings.Builder, ink inks, width int, letters []letter) {
	if width <= 0 {
		return
	}
	letters = fit(letters, width)
	used := 0
	for i := 0; i < len(letters); {
		j, text := i, strings.Builder{}
		for ; j < len(letters) && letters[j].matched == letters[i].matched; j++ {
			text.WriteString(letters[j].text)
		}
		style := ink.text
		if letters[i].matched {
			style = ink.match
		}
		b.WriteString(style.Render(text.String()))
		used += ansi.StringWidth(text.String())
		i = j
	}
	b.WriteString(ink.text.Render(strings.Repeat(" ", width-used+1)))
}

// letter is one character as drawn, and whether it was typed.
type letter struct {
	text    string
	matched bool
}

func fit(letters []letter, width int) []letter {
	used := 0
	for i, l := range letters {
		used += ansi.StringWidth(l.text)
		if used > width {
			for i > 0 && used-ansi.StringWidth(letters[i].text)+1 > width {
				used -= ansi.StringWidth(letters[i].text)
				i--
			}
			return append(letters[:i:i], letter{text: "…"})
		}
	}
	return letters
}

func (d *Desk) nameLetters(row *checkin.Row) []letter {
	last := lettersOf(row, checkin.FieldLastName, strings.ToUpper)
	first := lettersOf(row, checkin.FieldFirstName, i18n.GivenName)
	switch {
	case len(last)+len(first) == 0:
		return []letter{{text: d.env.Words.Desk.Nameless}}
	case len(last) == 0:
		return first
	case len(first) == 0:
		return last
	}
	return append(append(last, letter{text: " "}), first...)
}

func (d *Desk) companyLetters(row *checkin.Row, width int) []letter {
	if row.Registration.Company() == "" {
		return []letter{{text: widget.Longest(width, d.env.Words.Desk.Company, "–")}}
	}
	return lettersOf(row, checkin.FieldCompany, nil)
}

// lettersOf is a field's value with the typed letters marked, in the case that
// it is written in, or nil for as it is. The marks count bytes of the value as
// it is kept; where drawing it needs cleaning, they are left out rather than put
// on the wrong letters.
func lettersOf(row *checkin.Row, f checkin.Field, written func(string) string) []letter {
	value := row.Registration.Values[f]
	clean := checkin.Clean(value)
	spans := row.Spans
	if clean != value {
		spans = nil
	}
	letters := make([]letter, 0, len(clean))
	shown := []rune(clean)
	if written != nil {
		shown = []rune(written(clean)) // as many: only their case changes
	}
	for i, r := range clean {
		text := string(shown[0])
		shown = shown[1:]
		if unicode.Is(unicode.M, r) && len(letters) > 0 { // a mark stays on its letter
			letters[len(letters)-1].text += text
			continue
		}
		letters = append(letters, letter{text, within(spans, f, i)})
	}
	return letters
}

func within(spans []checkin.Span, f checkin.Field, at int) bool {
	for _, s := range spans {
		if s.Field == f && s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// drawDetail is what tells a person from one of the same name: what the row
// has no column for.
func (d *Desk) drawDetail(row *checkin.Row, c columns) string {
	w, t, r := d.env.Words, d.env.Theme, &row.Registration
	parts := d.env.Contact(r)
	if c.town == 0 {
		parts = append([]string{checkin.Clean(r.Town())}, parts...)
	}
	if c.company == 0 {
		parts = append([]string{checkin.Clean(r.Company())}, parts...)
	}
	if n := len(row.Others); n > 0 {
		parts = append(parts, w.Count(w.Desk.Others, n))
	}
	return t.Faint.Render(widget.Cut("    "+about(parts...), d.env.Frame.Inner()))
}
