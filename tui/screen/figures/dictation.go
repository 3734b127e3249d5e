package figures

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/tui/layout"
	"opale/tui/widget"
)

// dictation is the page that is read out: four figures of this desk's session,
// and the word that follows from them.
func (f *Figures) dictation() []string {
	w, t := f.env.Words, f.env.Theme
	s := f.known.Session(f.known.Here)
	if s == nil {
		return f.wrapped(t.Faint, w.Figures.Nobody)
	}
	said := checkin.NewDictation(s, f.env.Overview.Actor.Desk)
	word := strings.ToUpper(bundle.CheckWord(said.Sum(f.known.Event.ID)))
	venue, _ := f.known.Event.Venue(s.Venue)
	opens := f.env.Local(s.Opens)
	lines := f.wrapped(t.Strong, fmt.Sprintf(w.Figures.DictateWho, checkin.Clean(venue.Name)+", "+w.Date(opens), f.deskName(said.Desk)))
	lines = f.gap(lines)
	figures := []int{said.Came, said.Inside, said.WalkIns, said.Unnamed}
	how := f.wrapped(t.Faint, w.Figures.DictateHow)
	room := new(widget.Sheet).Room(f.env.Frame) - len(lines) - len(how)
	lines = append(lines, f.large(figures, word, room)...)
	return append(f.gap(lines), how...)
}

// large draws four figures and a word as large as there is room for.
func (f *Figures) large(figures []int, word string, room int) []string {
	w, t, width := f.env.Words, f.env.Theme, f.env.Frame.Inner()
	if t.Blocks {
		for _, across := range []int{4, 2} {
			grid, ok := f.posters(figures, across)
			if !ok {
				continue
			}
			drawn, fits := widget.Poster(word, width-2)
			head := t.Text.Render(w.Figures.Word)
			if fits && len(grid)+len(drawn)+2 <= room {
				lines := append(f.gap(append(grid, "")), head)
				for _, line := range drawn {
					lines = append(lines, t.Title.Render(line))
				}
				return lines
			}
			if len(grid)+1 <= room {
				return append(grid, head+"  "+t.Title.Render(widget.Spaced(word, width-ansi.StringWidth(w.Figures.Word)-2)))
			}
		}
	}
	var lines []string
	column := ansi.StringWidth(w.Figures.Word) + 2
	for _, label := range w.Figures.Four {
		column = max(column, ansi.StringWidth(label)+2)
	}
	for i, n := range figures {
		lines = append(lines, t.Text.Render(widget.Fit(w.Figures.Four[i], column))+t.Title.Render(widget.Spaced(strconv.Itoa(n), width-column)))
	}
	return append(lines, t.Text.Render(widget.Fit(w.Figures.Word, column))+t.Title.Render(widget.Spaced(word, width-column)))
}

// posters draws the figures in posters, so many beside one another, each under
// its word.
func (f *Figures) posters(figures []int, across int) (lines []string, ok bool) {
	w, t := f.env.Words, f.env.Theme
	column := f.env.Frame.Inner() / across
	if f.env.Frame.Class == layout.Narrow {
		return nil, false
	}
	for from := 0; from < len(figures); from += across {
		block := make([]string, 5)
		for i := from; i < from+across; i++ {
			block[0] += t.Text.Render(widget.Fit(w.Figures.Four[i], column))
			poster, ok := widget.Poster(strconv.Itoa(figures[i]), column-3)
			if !ok {
				return nil, false
			}
			for y, line := range poster {
				block[y+1] += t.Title.Render(widget.Fit(line, column))
			}
		}
		lines = append(lines, block...)
	}
	return lines, true
}
