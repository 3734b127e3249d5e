package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"opale/checkin"
)

// TestAMemoIsOnePage tries the longest that an event may have: long names, many
// desks, five days.
func TestAMemoIsOnePage(t *testing.T) {
	long := event
	long.Name, long.Phone = odd[3].Company, "+33 (0)3 21 00 00 00, poste 1234"
	long.Venues = append(long.Venues[:1:1], checkin.Venue{ID: "calais", Name: odd[3].Family})
	desks := func(v checkin.VenueID) (names []string) {
		for i := range 12 {
			names = append(names, fmt.Sprintf("%s %d", v, i+1))
		}
		return names
	}
	for _, l := range []Language{French, English} {
		for name, e := range map[string]checkin.Event{"usual": event, "long": long} {
			memos := MemosOf(&e, "", desks, later)
			document := written(t, func(b *bytes.Buffer) error { return WriteMemos(b, l, memos) })
			keep(t, fmt.Sprintf("memo-%s-%s.pdf", l, name), document)
			texts := pages(t, document, "")
			if len(texts) != len(e.Venues) {
				t.Fatalf("%s: %d pages for %d venues", l, len(texts), len(e.Venues))
			}
			words := wordsIn(l).memo
			for _, said := range []string{"8:30", "calais 12", words.ten[9].title, words.wrong[3].title, "Ctrl+Z"} {
				if !strings.Contains(strings.ReplaceAll(texts[1], "\n", " "), said) {
					t.Errorf("%s, %s: %q is not on the page:\n%s", l, name, said, texts[1])
				}
			}
		}
	}
	withPhone := event
	withPhone.Phone = "03 21 00 00 00"
	text := pages(t, written(t, func(b *bytes.Buffer) error { return WriteMemos(b, French, MemosOf(&withPhone, "calais", desks, later)) }), "")
	if len(text) != 1 || !strings.Contains(text[0], "03 21 00 00 00") || strings.Contains(text[0], "à écrire") {
		t.Error(text)
	}
}

// TestAMemoEndsAboveItsFoot draws the longest, and looks that nothing is written
// below the page's last line.
func TestAMemoEndsAboveItsFoot(t *testing.T) {
	for _, l := range []Language{French, English} {
		b, err := newBook(wordsIn(l), "", later, false)
		if err != nil {
			t.Fatal(err)
		}
		e := event
		for n := range 30 {
			s := day
			s.ID, s.Opens, s.Closes = checkin.SessionID(fmt.Sprint("more-", n)), s.Opens.AddDate(0, 0, 3+n), s.Closes.AddDate(0, 0, 3+n)
			e.Sessions = append(e.Sessions[:len(e.Sessions):len(e.Sessions)], s)
		}
		m := &memoPage{MemosOf(&e, "calais", func(checkin.VenueID) []string { return nil }, later)[0], b.page()}
		if end := m.draw(); end > longSide-14 {
			t.Errorf("%s: the memo ends at %.0f mm of %.0f", l, end, longSide)
		}
	}
}
