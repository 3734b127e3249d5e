package paper

import (
	"fmt"
	"io"
	"time"

	"github.com/carlos7ags/folio/content"
	"github.com/carlos7ags/folio/core"
	"github.com/carlos7ags/folio/document"
	"github.com/carlos7ags/folio/font"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// point is a millimetre in the units of a PDF.
const point = 72 / 25.4

// book is a document under way. Lengths are millimetres, heights are from the
// top of the page, sizes of letters are points.
type book struct {
	doc           *document.Document
	regular, bold *font.EmbeddedFont
	wide, high    float64 // of its pages
	pages         []*page
	*words
}

// A4 upright and on its side.
const (
	shortSide = 210.0
	longSide  = 297.0
)

func newBook(w *words, title string, made time.Time, landscape bool) (*book, error) {
	regular, err := font.ParseTTF(liberationsansregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	bold, err := font.ParseTTF(liberationsansbold.TTF)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	b := &book{regular: font.NewEmbeddedFont(regular), bold: font.NewEmbeddedFont(bold), wide: shortSide, high: longSide, words: w}
	if landscape {
		b.wide, b.high = longSide, shortSide
	}
	b.doc = document.NewDocument(document.PageSize{Width: b.wide * point, Height: b.high * point})
	b.doc.Info = document.Info{Title: title, Creator: "Opale", Producer: "Opale", CreationDate: made, ModDate: made, Language: string(w.lang)}
	return b, nil
}

// write ends the book. Where there is a password, nobody reads it without:
// AES-256 as PDF 2.0 has it (revision 6), and whoever opens it may print it.
func (b *book) write(w io.Writer, password string) error {
	if password != "" {
		b.doc.SetEncryption(document.EncryptionConfig{
			Algorithm: document.EncryptAES256, UserPassword: password, OwnerPassword: password, Permissions: core.PermAll,
		})
	}
	// Deterministic does not go with a lock, whose salts are drawn.
	options := document.WriteOptions{Deterministic: password == "", CompressionLevel: 6}
	if _, err := b.doc.WriteToWithOptions(w, options); err != nil {
		return fmt.Errorf("write pages: %w", err)
	}
	return nil
}

// page is one of a book's.
type page struct {
	*book
	on  *document.Page
	ink *content.Stream
}

func (b *book) page() *page {
	on := b.doc.AddPage()
	on.AddTextEmbedded("", b.regular, 1, 0, 0) // there is no stream before the first text
	p := &page{b, on, on.ContentStream()}
	b.pages = append(b.pages, p)
	return p
}

// Colours: greys are from 0, black, to 1, white.
type colour [3]float64

func grey(level float64) colour { return colour{level, level, level} }

var (
	black = grey(0)
	faint = grey(0.38)
	rule  = grey(0.75)
	tint  = grey(0.94)
	sea   = colour{0.043, 0.431, 0.561}
)

func (p *page) line(x1, y1, x2, y2, width float64, c colour) {
	p.ink.SaveState()
	p.ink.SetStrokeColorRGB(c[0], c[1], c[2])
	p.ink.SetLineWidth(width * point)
	p.ink.MoveTo(x1*point, (p.high-y1)*point)
	p.ink.LineTo(x2*point, (p.high-y2)*point)
	p.ink.Stroke()
	p.ink.RestoreState()
}

// box draws the outline of a rectangle.
func (p *page) box(x, y, w, h, width float64, c colour) {
	p.ink.SaveState()
	p.ink.SetStrokeColorRGB(c[0], c[1], c[2])
	p.ink.SetLineWidth(width * point)
	p.ink.Rectangle(x*point, (p.high-y-h)*point, w*point, h*point)
	p.ink.Stroke()
	p.ink.RestoreState()
}

// block fills a rectangle.
func (p *page) block(x, y, w, h float64, c colour) {
	p.ink.SaveState()
	p.ink.SetFillColorRGB(c[0], c[1], c[2])
	p.ink.Rectangle(x*point, (p.high-y-h)*point, w*point, h*point)
	p.ink.Fill()
	p.ink.RestoreState()
}
