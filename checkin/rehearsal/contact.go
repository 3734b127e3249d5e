package rehearsal

import (
	"fmt"
	"strconv"
	"strings"

	"opale/checkin"
)

// mailboxes are domains of private people, all below .example.
var mailboxes = []string{"courriel.example", "postel.example", "messagerie.example", "boite.example", "cote-opale.example"}

// email is an address at work, or one of their own.
func (c *crowd) email(p person, i int) string {
	if p.company == "" || c.happens(0.35) {
		return c.ownEmail(p, i)
	}
	domain := dashed(p.company) + ".example"
	first, last := dashed(p.first), dashed(p.last)
	switch roll := c.Float64(); {
	case roll < 0.15:
		return "contact@" + domain
	case roll < 0.5:
		return first[:1] + "." + last + "@" + domain
	}
	return first + "." + last + "@" + domain
}

// ownEmail is a private address. The number in it is the person's place in the
// list, so that two people of one name never share it.
func (c *crowd) ownEmail(p person, i int) string {
	first, last := dashed(p.first), dashed(p.last)
	local := first + "." + last
	switch c.IntN(3) {
	case 0:
		local = first[:1] + last
	case 1:
		local = last + "." + first
	}
	return local + strconv.Itoa(i) + "@" + oneOf(c.dice, mailboxes)
}

// dashed is a name as it stands in an address: ASCII, lower case.
func dashed(name string) string { return strings.ReplaceAll(checkin.Fold(name), " ", "-") }

// phone is the i-th number of fiction, written as people write it. Two people
// have the same one only when they are ten thousand apart.
func (c *crowd) phone(i int) string {
	n := i % 10_000 * 7919 % 10_000 // a prime: neighbours in the list are not neighbours by number
	high, low := n/100, n%100
	switch roll := c.Float64(); {
	case roll < 0.55:
		return fmt.Sprintf("06 39 98 %02d %02d", high, low)
	case roll < 0.75:
		return fmt.Sprintf("063998%02d%02d", high, low)
	case roll < 0.85:
		return fmt.Sprintf("+3363998%02d%02d", high, low)
	case roll < 0.93:
		return fmt.Sprintf("06.39.98.%02d.%02d", high, low)
	}
	return fmt.Sprintf("+33 6 39 98 %02d %02d", high, low)
}
