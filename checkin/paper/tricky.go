package paper

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/tricky"
)

// Tricky is what a list says when it is read against itself, for whoever can
// still mend it: half a page for each venue.
type Tricky struct {
	Event  checkin.Event
	Report tricky.Report
	Venue  checkin.VenueID // this one, and what meets at several; empty: all
	Made   time.Time
}

// trickyWords are the words of these pages.
type trickyWords struct {
	title, made, several, none, again, on string // when it was made
	kinds                                 map[tricky.Kind]string
	mend                                  map[tricky.Kind]string
	spelt, more                           string    // more: how many
	found                                 [2]string // cases
}

var frenchTricky = trickyWords{
	title: "Noms pièges", made: "liste lue le %s à %s", several: "Plusieurs sites, ou sans site",
	none: "Rien à signaler.", on: "suite", again: "Pour reprendre la liste\u00a0: dans OPALE, Ctrl+B, ou «\u00a0opale import\u00a0».",
	kinds: map[tricky.Kind]string{
		tricky.Alike:    "Que rien ne distingue à l’écran",
		tricky.Nameless: "Billets sans nom",
		tricky.Twice:    "Sans doute inscrits deux fois",
	},
	mend: map[tricky.Kind]string{
		tricky.Alike:    "Complétez la société ou la ville dans la billetterie, puis reprenez la liste. Sinon, à l’accueil, notez sur leur fiche, à «\u00a0À montrer\u00a0», ce qui les distingue.",
		tricky.Nameless: "Demandez les noms à qui a commandé, puis reprenez la liste. Sinon, à l’accueil\u00a0: cherchez la société, et notez le nom sur la fiche.",
		tricky.Twice:    "Annulez dans la billetterie le billet de trop, puis reprenez la liste. Sinon, à l’accueil, n’en notez qu’un\u00a0: l’autre restera parmi les absents.",
	},
	spelt: "demandez comment le nom s’écrit", more: "et %s autres, dans le tableau (--format csv)",
	found: [2]string{"%s cas", "%s cas"},
}

var englishTricky = trickyWords{
	title: "Tricky names", made: "list read on %s at %s", several: "Several venues, or none named",
	none: "Nothing to tell.", on: "continued", again: "To import the list again: Ctrl+B in OPALE, or “opale import”.",
	kinds: map[tricky.Kind]string{
		tricky.Alike:    "Nothing on the screen tells these apart",
		tricky.Nameless: "Tickets without a name",
		tricky.Twice:    "Probably registered twice",
	},
	mend: map[tricky.Kind]string{
		tricky.Alike:    "Complete the company or the town in the ticketing tool, then import the list again. Otherwise, at the desk, write on their pages, under “To show”, what tells them apart.",
		tricky.Nameless: "Ask whoever ordered for the names, then import the list again. Otherwise, at the desk: search the company, and note the name on the page.",
		tricky.Twice:    "Cancel the ticket too many in the ticketing tool, then import the list again. Otherwise, at the desk, note only one: the other stays among the absent.",
	},
	spelt: "ask how the name is spelt", more: "and %s more, in the table (--format csv)",
	found: [2]string{"%s case", "%s cases"},
}

// WriteTricky writes the pages, A4 upright, two venues on each; a venue with more
// to tell goes on in the next half.
func WriteTricky(w io.Writer, l Language, t *Tricky) error {
	b, err := newBook(wordsIn(l), wordsIn(l).tricky.title, t.Made, false)
	if err != nil {
		return err
	}
	run := trickyRun{Tricky: t, book: b}
	for i := range t.Report.Counts {
		if c := &t.Report.Counts[i]; t.Venue == "" || c.Venue == t.Venue || c.Venue == "" {
			run.section(c)
		}
	}
	return b.write(w, "")
}

const (
	halfPage    = longSide / 2
	trickyTop   = 12.0 // of a half, above its head
	trickyHead  = 13.0
	trickyLine  = 4.3
	trickyLeast = halfPage - 9 // where the lines of a half end
	trickyMost  = 8            // people of one case that are listed
)

// trickyRun is the pages under way: y counts from the top of a half.
type trickyRun struct {
	*Tricky
	*book
	on   *page
	half int     // the next one, 0 or 1
	top  float64 // of the half
	y    float64
	head string
}

// section tells of one venue.
func (r *trickyRun) section(c *tricky.Count) {
	w := &r.words.tricky
	r.head = w.several
	if c.Venue != "" {
		r.head = venue(&r.Event, c.Venue)
	}
	r.begin(r.plural(w.found, c.All()))
	if c.All() == 0 {
		r.line(edge, w.none, hand{10, false, faint})
		return
	}
	groups := r.Report.At(c.Venue)
	for _, kind := range tricky.Kinds {
		first := true
		for i := range groups {
			if g := &groups[i]; g.Kind == kind {
				r.need(g, first)
				if first {
					r.title(kind)
				}
				first = false
				r.group(g)
			}
		}
	}
	r.line(edge, w.again, hand{8, false, faint})
}

// begin opens the next half of a page with the venue's head.
func (r *trickyRun) begin(beside string) {
	if r.half == 0 {
		r.on, r.top = r.page(), 0
	} else {
		r.top = halfPage
		r.on.line(edge, halfPage, r.wide-edge, halfPage, 0.2, rule)
	}
	r.half = 1 - r.half
	w, made := &r.words.tricky, r.Made.In(r.Event.Location())
	title := w.title
	if r.Event.ID.IsRehearsal() {
		title += " · " + r.rehearsal + " · " + r.invented
	}
	r.on.text(edge, r.top+trickyTop, strings.ToUpper(title), hand{8, true, faint})
	r.on.within(edge, r.top+trickyTop+6.5, 120, r.head, hand{14, true, black})
	r.on.right(r.wide-edge, r.top+trickyTop, checkin.Clean(r.Event.Name)+" · "+fmt.Sprintf(w.made, r.dated(made), r.at(made)), hand{8, false, faint})
	r.on.right(r.wide-edge, r.top+trickyTop+6.5, beside, hand{10, true, black})
	r.y = r.top + trickyTop + trickyHead
}

// need goes on in the next half where a case does not fit whole.
func (r *trickyRun) need(g *tricky.Group, titled bool) {
	lines := float64(min(len(g.People), trickyMost) + 1)
	if titled {
		lines += 4
	}
	if r.y+lines*trickyLine > r.top+trickyLeast {
		r.begin(r.words.tricky.on)
	}
}

func (r *trickyRun) line(x float64, text string, h hand) {
	r.on.within(x, r.y, r.wide-edge-x, text, h)
	r.y += trickyLine
}

func (r *trickyRun) title(kind tricky.Kind) {
	r.y += 0.8
	r.line(edge, r.words.tricky.kinds[kind], hand{10, true, sea})
	r.y = r.on.paragraph(edge, r.y, r.wide-2*edge, r.words.tricky.mend[kind], hand{8, false, black})
	r.y += 1
}

// group lists who is one case: names, and what finds them in the ticketing tool.
func (r *trickyRun) group(g *tricky.Group) {
	const mark, name, company, town, contact = 3.0, 57.0, 43.0, 28.0, 34.0
	w, from := &r.words.tricky, r.y
	for i := range g.People {
		if i == trickyMost {
			r.line(edge+mark, fmt.Sprintf(w.more, r.count(len(g.People)-i)), hand{8, false, faint})
			break
		}
		t := &g.People[i]
		who := Person{t.Last, t.First, ""}
		x := edge + mark
		for _, cell := range []struct {
			text string
			wide float64
			hand hand
		}{{who.listed(), name, hand{9, true, black}}, {t.Company, company, hand{8, false, black}}, {t.Town, town, hand{8, false, black}},
			{cmp.Or(t.Email, t.Phone), contact, hand{8, false, faint}}, {t.Code, r.wide - edge - (edge + mark + name + company + town + contact), hand{8, false, faint}}} {
			r.on.within(x, r.y, cell.wide-1.5, checkin.Clean(cell.text), cell.hand)
			x += cell.wide
		}
		r.y += trickyLine
	}
	if g.Spelt {
		r.line(edge+mark, w.spelt, hand{8, false, faint})
	}
	r.on.line(edge+0.8, from-3, edge+0.8, r.y-trickyLine+0.8, 0.5, rule)
	r.y += 0.9
}
