package desks

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the desks.
func (d *Desks) View() string {
	return d.memo.View(d.env, func() string {
		sheet := d.sheet()
		return sheet.Draw(d.env.Theme, d.env.Frame)
	})
}

func (d *Desks) aside() string {
	if !d.ready || d.err != nil {
		return ""
	}
	w := d.env.Words
	if given := len(d.known.returned); given > 0 {
		return fmt.Sprintf(w.HandBack.Count, w.Number(given), w.Number(d.known.laptops))
	}
	return w.Count(w.Desks.Total, len(d.known.peers)+len(d.known.byOthers)+len(d.newcomers()))
}

func (d *Desks) lines() []string {
	w, t, width := d.env.Words, d.env.Theme, d.env.Frame.Inner()
	switch {
	case d.err != nil:
		return []string{t.Tone(theme.Bad).Render(widget.Cut(theme.SignNo+" "+w.Explain(d.err).What, width))}
	case !d.ready:
		return []string{t.Faint.Render(w.Desks.Reading)}
	}
	lines := d.here()
	for i := range d.known.peers {
		lines = append(lines, d.peer(&d.known.peers[i])...)
	}
	for i := range d.known.byOthers {
		lines = append(lines, d.byOthers(&d.known.byOthers[i])...)
	}
	newcomers := d.newcomers()
	for _, f := range newcomers {
		lines = append(lines, d.newcomer(f)...)
	}
	if len(d.known.peers)+len(d.known.byOthers)+len(newcomers) == 0 {
		lines = append(lines, d.wrapped(w.Desks.None+" "+w.Desks.NoneHint)...)
	}
	lines = append(lines, d.setAside()...)
	lines = d.gap(lines)
	return append(lines, d.print(len(lines))...)
}

// here is this desk: what it holds, and what of it is nowhere else.
func (d *Desks) here() []string {
	w, t, o := d.env.Words, d.env.Theme, &d.env.Overview
	tone, said := theme.Plain, "" // alone, with nothing to share
	switch {
	case o.OnlyHere > 0 && o.Linked:
		tone, said = theme.Already, w.Count(w.Head.OnlyHere, o.OnlyHere)
	case o.OnlyHere > 0:
		tone, said = theme.Already, w.Count(w.Head.Alone, o.OnlyHere)
	case o.Linked:
		tone, said = theme.Good, w.Head.AllShared
	}
	name := d.name(o.Actor.Desk)
	held := t.Faint.Render(w.Count(w.Desks.Holds, d.known.held))
	lines := d.entry(name+" · "+w.Desks.Here, d.venue(o.Actor.Venue), held, tone, said)
	return append(lines, d.namesake(o.Actor.Desk, o.Actor.Venue)...)
}

// peer is another desk: its last word, what it lacks, and what else is to be
// known of it.
func (d *Desks) peer(p *peer) []string {
	w := d.env.Words
	tone, said := theme.Good, w.Desks.Knows
	if p.lacks > 0 {
		tone, said = theme.Elsewhere, w.Count(w.Desks.Lacks, p.lacks)
	}
	name := d.name(p.Desk)
	if at, given := d.known.returned[p.Device]; given {
		return d.givenBack(p.Desk, p.Venue, at)
	}
	if d.known.excluded(p.Device) {
		return d.excluded(p.Desk, p.Venue, w.Desks.Word, p.last)
	}
	lines := d.entry(name, d.venue(p.Venue), d.heard(w.Desks.Word, p.last), tone, said)
	lines = append(append(lines, d.around(p.Device)...), d.namesake(p.Desk, p.Venue)...)
	if p.missing > 0 {
		lines = append(lines, d.warning(w.Count(w.Desks.Missing, p.missing)))
	}
	for _, o := range d.env.Others {
		if o.Device == p.Device {
			lines = append(lines, d.warning(fmt.Sprintf(w.Desks.OtherList, w.ListWord(o.Edition), w.ListWord(d.env.Edition))))
		}
	}
	if p.Ahead.Abs() >= journal.ClockOff {
		lines = append(lines, d.warning(w.ClockOff(name, p.Ahead)))
	}
	return lines
}

// heard says when a desk was last heard of; where that is long ago, loudly.
func (d *Desks) heard(how string, at time.Time) string {
	w, t := d.env.Words, d.env.Theme
	ago := max(d.env.Overview.Now.Sub(at), 0)
	said := fmt.Sprintf(how, w.Ago(ago))
	if ago < journal.SilentAfter {
		return t.Faint.Render(said)
	}
	return t.Tone(theme.Warning).Render(theme.SignWarning + " " + w.Desks.Silent + ", " + said)
}

// warning is a line under a desk.
func (d *Desks) warning(text string) string {
	return d.env.Theme.Tone(theme.Warning).Render(widget.Cut("  "+theme.SignWarning+" "+text, d.env.Frame.Inner()))
}

// byOthers is a desk that only others told of: what it lacks, nobody knows.
func (d *Desks) byOthers(of *journal.Writer) []string {
	w := d.env.Words
	if at, given := d.known.returned[of.Device]; given {
		return d.givenBack(of.Desk, of.Venue, at)
	}
	if d.known.excluded(of.Device) {
		return d.excluded(of.Desk, of.Venue, w.Desks.Wrote, of.Last)
	}
	lines := d.entry(d.name(of.Desk), d.venue(of.Venue), d.heard(w.Desks.Wrote, of.Last), theme.Question, w.Desks.ByOthers)
	lines = append(lines, d.around(of.Device)...)
	return append(lines, d.namesake(of.Desk, of.Venue)...)
}

// givenBack is a laptop on which nothing is any more: its silence alarms nobody.
func (d *Desks) givenBack(desk string, venue checkin.VenueID, at time.Time) []string {
	w := d.env.Words
	local := d.env.Local(at)
	said := fmt.Sprintf(w.HandBack.GivenBack, w.Date(local)+", "+w.Clock(local))
	return d.entry(d.name(desk), d.venue(venue), "", theme.Good, said)
}

// excluded is a desk that is believed no longer: its silence alarms nobody.
func (d *Desks) excluded(desk string, venue checkin.VenueID, how string, at time.Time) []string {
	w := d.env.Words
	ago := fmt.Sprintf(how, w.Ago(max(d.env.Overview.Now.Sub(at), 0)))
	return d.entry(d.name(desk), d.venue(venue), d.env.Theme.Faint.Render(ago), theme.Bad, w.Desks.Excluded)
}

func (d *Desks) name(desk string) string {
	if desk = checkin.Clean(desk); desk != "" {
		return desk
	}
	return d.env.Words.Exchange.Nameless
}

// nameWidth is the least column of the names, where the venue has no room.
const nameWidth = 21

// column is as wide as the longest name needs, up to two fifths.
func (d *Desks) column() int {
	names := []string{d.name(d.env.Overview.Actor.Desk) + " · " + d.env.Words.Desks.Here}
	for i := range d.known.peers {
		names = append(names, d.name(d.known.peers[i].Desk))
	}
	for i := range d.known.byOthers {
		names = append(names, d.name(d.known.byOthers[i].Desk))
	}
	longest := nameWidth
	for _, name := range names {
		longest = max(longest, ansi.StringWidth(name)+2)
	}
	return min(longest, d.env.Frame.Inner()*2/5)
}

// entry is a desk on one line, or on two where there is little room.
func (d *Desks) entry(name, venue, right string, tone theme.Tone, said string) []string {
	t, width := d.env.Theme, d.env.Frame.Inner()
	state := t.Tone(tone).Render(tone.Sign() + " " + said)
	if d.env.Frame.Class == layout.Narrow {
		return []string{t.Strong.Render(widget.Cut(name, width)), widget.Cut("  "+state, width), widget.Cut("  "+right, width)}
	}
	column := d.column()
	if d.env.Frame.Class == layout.Wide {
		column = width * 2 / 5
		if venue != "" {
			name += " · " + venue
		}
	}
	return []string{widget.Ends(t.Strong.Render(widget.Fit(widget.Cut(name, column-1), column))+state, "  "+right, width)}
}

func (d *Desks) venue(id checkin.VenueID) string {
	venue, ok := d.env.Overview.Event.Venue(id)
	if !ok {
		return checkin.Clean(string(id))
	}
	return checkin.Clean(venue.Name)
}

// print is the fingerprint, large enough to be read out: below some lines, as a
// poster too, where that leaves nothing to be scrolled.
func (d *Desks) print(above int) []string {
	w, t, width := d.env.Words, d.env.Theme, d.env.Frame.Inner()
	lines := []string{widget.Rule(t.Rule, t.Faint, w.Desks.Print, width)}
	code := strings.ToUpper(d.hash.code)
	switch half := len(code) / 2; {
	case d.hash.err != nil:
		return append(lines, t.Tone(theme.Bad).Render(widget.Cut(theme.SignNo+" "+w.Explain(d.hash.err).What, width)))
	case half == 0:
		return append(lines, t.Faint.Render(w.Desks.Reading))
	default:
		code = code[:half] + "  " + code[half:]
	}
	lines = append(d.gap(lines), "  "+t.Title.Render(widget.Spaced(code, width-2)))
	lines = append(d.gap(lines), d.wrapped(w.Desks.PrintHow)...)
	lines = append(lines, d.wrapped(fmt.Sprintf(w.Desks.PrintShort, d.spoken()))...)
	poster, ok := widget.Poster(code, width-2)
	if room := new(widget.Sheet).Room(d.env.Frame); !ok || !t.Blocks || above+len(lines)+len(poster) > room {
		return lines
	}
	for i, line := range poster {
		poster[i] = "  " + t.Title.Render(line)
	}
	return slices.Insert(lines, 1, poster...)
}

// spoken is what the page of a first opening has read out over the telephone: the
// list's word, and a word and a digit for all that is held.
func (d *Desks) spoken() string {
	parts := slices.DeleteFunc([]string{d.env.Edition.Word, d.hash.said}, func(s string) bool { return s == "" })
	return strings.ReplaceAll(strings.Join(parts, " · "), " ", "\u00a0")
}

func (d *Desks) wrapped(text string) []string {
	var lines []string
	for _, line := range widget.Wrap(text, d.env.Frame.Inner()) {
		lines = append(lines, d.env.Theme.Faint.Render(line))
	}
	return lines
}

func (d *Desks) gap(lines []string) []string {
	if d.env.Frame.Class == layout.Narrow {
		return lines
	}
	return append(lines, "")
}

func (d *Desks) foot() []widget.Hint {
	w := d.env.Words
	return []widget.Hint{
		{Key: w.Keys.Escape, Does: w.Desks.Back},
		{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Desks.Scroll, Scrolls: true},
	}
}
