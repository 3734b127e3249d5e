package listing

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

// View draws the choice of a file, the preview, the progress, or what came of it.
func (l *Listing) View() string {
	return l.memo.View(l.env, func() string {
		sheet := l.sheet()
		return sheet.Draw(l.env.Theme, l.env.Frame)
	})
}

func (l *Listing) sheet() widget.Sheet {
	s := widget.Sheet{Title: l.env.Words.Listing.Title, Focus: widget.NoFocus, Foot: l.foot()}
	switch {
	case l.end != nil:
		s.Lines = l.result()
	case l.work.writes, l.work.ticket != 0 && l.shown == nil:
		s.Lines = l.progress()
	case l.shown != nil:
		s.Aside = fileName(l.shown.path)
		s.Lines, s.Focus = l.preview()
	default:
		s.Lines, s.Focus = l.choice()
	}
	return s
}

// choice draws the files that were found, and the field for another one.
func (l *Listing) choice() (lines []string, focus int) {
	w, t, f := &l.env.Words.Listing, l.env.Theme, &l.files
	switch {
	case f.err != nil:
		said := l.explain(f.err, f.path)
		lines = l.gap(append(l.paragraph(theme.Bad, t.Strong, said.What), l.flow(t.Text, "  ", said.Safe+" "+said.Press)...))
	case !l.narrow():
		lines = l.gap(l.flow(t.Text, "", w.What))
	}
	switch {
	case !f.seen:
		lines = append(lines, t.Faint.Render(w.Looking))
	case len(f.found) == 0:
		lines = append(lines, l.flow(t.Faint, "", w.None)...)
	default:
		lines = append(lines, t.Prompt.Render(widget.Cut(w.Found, l.env.Frame.Inner())))
	}
	for i := range f.found {
		if f.found[i].Path == f.chosen {
			focus = len(lines)
		}
		lines = append(lines, zone.OfRow(i, l.file(&f.found[i])))
	}
	if f.typing() {
		focus = len(lines)
	}
	return append(lines, zone.OfRow(len(f.found), l.typed())), focus
}

// file is one file that was found: where, how large, and how old.
func (l *Listing) file(f *screen.ListFile) string {
	t, width := l.env.Theme, l.env.Frame.Inner()
	sign, style := theme.SignChoice, t.Text
	if f.Path == l.files.chosen {
		sign, style = theme.SignBar, t.Bar
	}
	about := []string{l.place(f), l.size(f.Size), l.age(f)}
	if l.narrow() {
		about = about[2:]
	}
	return style.Render(widget.Ends(sign+" "+fileName(f.Path), "  "+strings.Join(about, " · "), width))
}

func (l *Listing) place(f *screen.ListFile) string {
	switch f.Place {
	case screen.InDownloads:
		return l.env.Words.Listing.Downloads
	case screen.OnDesktop:
		return l.env.Words.Listing.Desktop
	}
	return checkin.Clean(f.Stick)
}

// size says a file's size in thousands of bytes, or in millions.
func (l *Listing) size(bytes int64) string {
	w := l.env.Words
	const thousand, million = 1000, 1000_000
	if bytes >= 10*million {
		return fmt.Sprintf(w.Listing.Bytes[1], w.Number(int(bytes/million)))
	}
	return fmt.Sprintf(w.Listing.Bytes[0], w.Number(int((bytes+thousand-1)/thousand)))
}

// age says how old a file is or, behind two days, its date.
func (l *Listing) age(f *screen.ListFile) string {
	const days = 48
	age := l.env.Overview.Now.Sub(f.Changed)
	if age.Hours() >= days {
		return l.env.Words.ShortDate(l.env.Local(f.Changed))
	}
	return l.env.Words.Ago(age)
}

// typed is the file that is typed.
func (l *Listing) typed() string {
	w, t, width := &l.env.Words.Listing, l.env.Theme, l.env.Frame.Inner()
	if !l.files.typing() {
		return t.Text.Render(widget.Fit(theme.SignChoice+" "+w.Typed, width))
	}
	label := theme.SignBar + " " + w.Typed + "  "
	if l.narrow() {
		label = theme.SignBar + " "
	}
	input := l.files.field
	input.SetWidth(width - ansi.StringWidth(label) - 2)
	return t.Strong.Render(label) + t.FieldEdge.Render(theme.SignEdge) + " " + input.View(field.LookOf(t), true, w.Hint)
}

// progress draws what is under way, until there is something to show.
func (l *Listing) progress() []string {
	w, t, width := l.env.Words, l.env.Theme, l.env.Frame.Inner()
	said := fmt.Sprintf(w.Listing.Reading, fileName(l.work.path))
	if l.work.writes {
		said = fmt.Sprintf(w.Listing.Taking, checkin.Clean(l.shown.list.Named(l.env.Lists.Name(l.work.path))))
	}
	lines := []string{
		t.Strong.Render(widget.Cut(said, width)), "",
		widget.Progress(t.Full, t.Empty, l.work.done, l.work.of, min(width, 60)),
	}
	if l.work.lines > 0 {
		lines = append(lines, t.Faint.Render(widget.Cut(w.Count(w.Listing.Lines, l.work.lines), width)))
	}
	switch lines = append(lines, ""); {
	case l.work.stopping:
		lines = append(lines, l.flow(t.Highlight, "", w.Listing.Ending)...)
	case l.work.writes:
		lines = append(lines, l.flow(t.Text, "", w.Listing.Waiting)...)
	}
	return lines
}

// result draws what came of taking the list in.
func (l *Listing) result() []string {
	w, t, o, width := l.env.Words, l.env.Theme, l.end, l.env.Frame.Inner()
	tone, title := o.title(w)
	lines := l.gap([]string{t.Loud(tone).Render(widget.Fit(" "+tone.Sign()+"  "+title, width))})
	name := checkin.Clean(o.name)
	switch {
	case o.stopped():
		return append(lines, l.flow(t.Strong, "", w.Listing.Undone)...)
	case o.err != nil:
		said := l.explain(o.err, l.shown.path)
		lines = append(lines, l.flow(t.Strong, "", said.What)...)
		return append(lines, l.flow(t.Text, "", w.Listing.Undone+" "+said.Press)...)
	case tone == theme.Already:
		lines = append(lines, l.flow(t.Strong, "", fmt.Sprintf(w.Listing.Same, name))...)
	default:
		lines = append(lines, l.flow(t.Strong, "", fmt.Sprintf(w.Listing.Whole, name, w.ListCounts(&o.intake)))...)
	}
	lines = append(lines, l.consequences(&o.intake)...)
	if tone == theme.Good {
		lines = append(lines, l.paragraph(theme.Plain, t.Text, w.Listing.Shared)...)
	}
	if o.learned > 0 {
		lines = append(lines, l.paragraph(theme.Plain, t.Text, w.Count(w.Listing.Learned, o.learned))...)
	}
	return lines
}

// consequences says whom the desk will stop, and who is gone from the list.
func (l *Listing) consequences(in *checkin.Intake) (lines []string) {
	said := l.env.Words.ListGone(in)
	if door := l.door(in); door != "" {
		said = append([]string{door}, said...)
	}
	for _, text := range said {
		lines = append(lines, l.paragraph(theme.Warning, l.env.Theme.Text, text)...)
	}
	return lines
}

// door says whom of the list the desk will stop; nothing where it is nobody.
func (l *Listing) door(in *checkin.Intake) string {
	w := l.env.Words
	r := &w.Roster
	counts := w.Counts(i18n.Counted{Form: r.Unpaid, N: in.Unpaid}, i18n.Counted{Form: r.Cancelled, N: in.Cancelled}, i18n.Counted{Form: r.Blocked, N: in.Blocked})
	if counts == "" {
		return ""
	}
	return fmt.Sprintf(r.Door, counts)
}

// explain says why a list cannot be read or taken in.
func (l *Listing) explain(err error, path string) i18n.Sentence {
	w, name := l.env.Words, fileName(path)
	about := func(s i18n.Sentence) i18n.Sentence {
		s.What = fmt.Sprintf(s.What, name)
		return s
	}
	var list *roster.Error
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return about(w.Listing.NoFile)
	case errors.Is(err, fs.ErrPermission):
		return about(w.Listing.Forbidden)
	case errors.As(err, &list):
		list := *list
		list.File = cmp.Or(list.File, name)
		if said, ok := w.ListTrouble(&list); ok {
			return said
		}
	}
	return w.Explain(err)
}

func (l *Listing) narrow() bool { return l.env.Frame.Class == layout.Narrow }

// gap leaves a line blank where there is room for that.
func (l *Listing) gap(lines []string) []string {
	if l.narrow() {
		return lines
	}
	return append(lines, "")
}

// flow wraps a sentence.
func (l *Listing) flow(style theme.Style, indent, text string) []string {
	return l.wrap(indent, indent, style, text)
}

// paragraph wraps a sentence behind the sign of its tone.
func (l *Listing) paragraph(tone theme.Tone, style theme.Style, text string) []string {
	return l.wrap(l.env.Theme.Tone(tone).Render(tone.Sign())+" ", "  ", style, text)
}

func (l *Listing) wrap(first, indent string, style theme.Style, text string) []string {
	var lines []string
	for _, part := range widget.Wrap(text, l.env.Frame.Inner()-ansi.StringWidth(indent)) {
		lines = append(lines, first+style.Render(part))
		first = indent
	}
	return lines
}
