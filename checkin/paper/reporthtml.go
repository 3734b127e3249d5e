package paper

import (
	_ "embed"
	"html/template"
	"io"

	"opale/checkin/curve"
)

var (
	//go:embed report.html
	reportText string
	//go:embed report.css
	reportStyle string

	reportPage = template.Must(template.New("report").Parse(reportText))
)

// WriteReportHTML writes a report as one page that needs nothing else: no
// script, no font, no picture from elsewhere. It prints as it reads.
func WriteReportHTML(w io.Writer, l Language, r *Report) error {
	s := r.spread(wordsIn(l))
	return reportPage.Execute(w, struct {
		*spread
		Lang  Language
		Style template.CSS
	}{s, s.lang, template.CSS(reportStyle)})
}

// Base is the y of a drawing's foot.
func (venueChart) Base() int { return curve.High }

// Hour writes an hour in a template.
func (s *spread) Hour(c venueChart) [2]string { return [2]string{s.at(c.Frame.From), s.at(c.Frame.To)} }

// IsText reports whether a column of a table is text.
func (g grid) IsText(column int) bool { return column < g.Texts }

// Heading and the like are what the template says beside the figures.
func (s *spread) Heading() string { return s.report.curves }

// Nobody says whose name is in it. A company may have the name of who owns it.
func (s *spread) Nobody() string {
	if len(s.Known.Rows) > 0 {
		return s.report.known.nobody
	}
	return s.report.nobody
}
