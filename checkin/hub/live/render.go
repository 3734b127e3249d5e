package live

import (
	_ "embed"
	"html/template"
	"io"

	"opale/checkin"
	"opale/checkin/curve"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	styleText string
	//go:embed page.js
	scriptText string

	pages = template.Must(template.New("").Funcs(template.FuncMap{
		"clean":   checkin.Clean,
		"drawing": func(s shown, c curve.Chart, large bool) drawing { return drawing{s.words, c, large} },
	}).Parse(pageText))
)

// shown is what a template is given.
type shown struct {
	*words
	Board  *board
	Nonce  string
	Style  template.CSS
	Script template.JS
}

// drawing is what a chart's template is given.
type drawing struct {
	*words
	Chart curve.Chart
	Large bool
}

// Base is the y of the drawing's foot.
func (drawing) Base() int { return curve.High }

// render writes one of the templates: "page" whole, or its "board" alone.
func render(w io.Writer, name string, words *words, b *board, nonce string) error {
	return pages.ExecuteTemplate(w, name, shown{words, b, nonce, template.CSS(styleText), template.JS(scriptText)})
}

// VenueName is a venue as the event calls it.
func (b *board) VenueName(id checkin.VenueID) string {
	if v, ok := b.Event.Venue(id); ok {
		return checkin.Clean(v.Name)
	}
	return checkin.Clean(string(id))
}
