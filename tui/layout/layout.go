// Package layout divides the window: one pure function from its size to the
// rows that each part may use. It draws nothing.
package layout

// Class is how much room there is.
type Class uint8

// The classes: 40×10 is the least that is drawn whole, 80×24 is enough.
const (
	Narrow Class = iota
	Normal
	Wide
)

// The least sizes: of any drawing, of Normal and of Wide.
const (
	LeastWidth, LeastHeight   = 40, 10
	normalWidth, normalHeight = 72, 18
	wideWidth, wideHeight     = 110, 30
)

// Frame is the window divided from top to bottom into header, body and status.
type Frame struct {
	Class         Class
	Width, Height int  // of the window
	Margin        int  // blank columns at the left and right of the body
	Header        int  // rows
	Body          int  // rows: a screen's own
	Status        int  // rows
	Large         bool // few large rows are wanted
}

// Of divides a window.
func Of(width, height int) Frame {
	f := Frame{Class: Normal, Width: width, Height: height, Margin: 2, Header: 3, Status: 2}
	switch {
	case width < normalWidth || height < normalHeight:
		f.Class, f.Margin, f.Header, f.Status = Narrow, 1, 2, 0
	case width >= wideWidth && height >= wideHeight:
		f.Class = Wide
	}
	f.Body = max(f.Height-f.Header-f.Status, 1)
	return f
}

// TooSmall reports whether not even the narrow layout fits.
func (f Frame) TooSmall() bool { return f.Width < LeastWidth || f.Height < LeastHeight }

// Spread is how many blank lines part the lines of a form.
func (f Frame) Spread() int {
	if f.Class == Wide || f.Large {
		return 1
	}
	return 0
}

// Inner is the width between the margins, in cells.
func (f Frame) Inner() int { return max(f.Width-2*f.Margin, 1) }
