package rehearsal

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// INSEE's names with their weights: see names/NOTICE.
var (
	//go:embed names/surnames.csv
	surnamesFile string
	//go:embed names/firstnames.csv
	firstNamesFile string
)

var (
	surnames   = sync.OnceValue(func() *urn[string] { return readNames(surnamesFile) })
	firstNames = sync.OnceValue(func() *urn[string] { return readNames(firstNamesFile) })
)

func readNames(file string) *urn[string] {
	names := new(urn[string])
	for line := range strings.Lines(file) {
		name, weight, _ := strings.Cut(strings.TrimSpace(line), ",")
		n, err := strconv.Atoi(weight)
		if err != nil {
			panic("rehearsal: names: " + err.Error()) // the file is part of the program
		}
		names.add(name, n)
	}
	return names
}

// name is a first name and a surname that go together.
func (c *crowd) name() (first, last string) {
	first = firstNames().draw(c.dice)
	switch roll := c.Float64(); {
	case roll < 0.70:
		last = surnames().draw(c.dice)
	case roll < 0.73: // a married couple's
		last = surnames().draw(c.dice) + oneOf(c.dice, []string{"-", "-", " "}) + surnames().draw(c.dice)
	case roll < 0.82:
		last = oneOf(c.dice, flemishNames)
	case roll < 0.88:
		last = oneOf(c.dice, polishNames)
		if c.happens(0.15) {
			first = oneOf(c.dice, polishFirstNames)
		}
		return first, last
	case roll < 0.94:
		last = oneOf(c.dice, maghrebiNames)
		if c.happens(0.75) {
			first = oneOf(c.dice, maghrebiFirstNames)
		}
		return first, last
	default:
		last = oneOf(c.dice, confusables)
	}
	if c.happens(0.04) {
		first = oneOf(c.dice, compoundFirstNames)
	}
	return first, last
}
