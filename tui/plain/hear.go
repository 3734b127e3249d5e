package plain

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"opale/checkin"
	"opale/tui/widget/field"
)

// colon begins a command: no name and no code does, and French keyboards type it
// without Shift and without AltGr.
const colon = ":"

// hear answers one line.
func (d *desk) hear(line string) {
	d.load(d.ctx)
	if err := d.look(); err != nil {
		d.trouble("", err)
		return
	}
	text := checkin.Clean(line)
	switch {
	case strings.HasPrefix(text, colon):
		d.command(strings.TrimPrefix(text, colon))
	case d.isExcluded():
		d.sayExcluded()
	case d.lock.on:
		d.tryPIN(text)
	case d.asking != nil:
		d.answer(line)
	case text == "":
		d.settle()
	case d.choose(text):
	default:
		d.find(line, text)
	}
}

// look takes in what others have written, and how the session stands.
func (d *desk) look() error {
	if _, err := d.o.Desk.Refresh(); err != nil {
		return err
	}
	overview, err := d.o.Desk.Overview()
	if err != nil {
		return err
	}
	d.env.Overview = overview
	d.heed()
	return d.askEmergency()
}

// answer gives a line to what asked for one. The code of somebody who is
// registered is a scan all the same: whoever holds it stands at the desk.
func (d *desk) answer(line string) {
	if reading, err := d.o.Desk.Decode(line); !d.must && err == nil && !reading.ID.IsZero() {
		asking, repeat := d.asking, d.repeat
		d.scan(line)
		d.settle()
		if d.asking, d.repeat = asking, repeat; repeat != nil {
			repeat()
		}
		return
	}
	d.asking(checkin.Clean(line))
}

// settle lets go of what was offered.
func (d *desk) settle() { d.offered, d.several = nil, nil }

// turn begins anew: what was offered or asked was about the last person.
func (d *desk) turn() {
	d.settle()
	d.asking, d.repeat, d.rows, d.welcome = nil, nil, nil, false
}

// offer says what can be chosen by number.
func (d *desk) offer(offers ...offer) {
	d.offered, d.several = offers, nil
	for i, o := range offers {
		d.say(numbered(i, o.text))
	}
	if d.o.Prompt && len(offers) > 0 {
		d.say(d.env.Words.Plain.Choose)
	}
}

// numbered is a text with the number by which it is chosen.
func numbered(i int, text string) string { return fmt.Sprintf("%d. %s", i+1, text) }

// choose does what the numbers of a line stand for. It reports whether the line
// was numbers, of what is offered now.
func (d *desk) choose(text string) bool {
	chosen := numbers(text)
	if len(d.offered) == 0 || len(chosen) == 0 {
		return false
	}
	for _, n := range chosen {
		if n < 1 || n > len(d.offered) {
			d.say(fmt.Sprintf(d.env.Words.Plain.NoSuch, strconv.Itoa(n)))
			return true
		}
	}
	several, do := d.several, d.offered[chosen[0]-1].do
	switch {
	case len(chosen) == 1:
		d.settle()
		do()
	case several != nil:
		d.settle()
		several(chosen)
	default:
		return false
	}
	return true
}

// numbers reads a line of numbers of one or two digits; nil for any other. The
// digit row of a French keyboard counts without Shift, too.
func numbers(text string) []int {
	var all []int
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		digits := field.New(field.Digits())
		digits.Insert(word)
		n, err := strconv.Atoi(digits.Value())
		if err != nil || n < 0 || utf8.RuneCountInString(word) > 2 {
			return nil
		}
		all = append(all, n)
	}
	return all
}
