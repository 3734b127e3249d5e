package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/db"
	"opale/tui/screen/setup"
)

// sit finds the venue and the name of a desk that opens from a kit: those of
// the flags, those that it had, else what is proposed and confirmed at the
// keyboard. What is left open, the screen asks for.
func (p *program) sit(ctx context.Context, store *db.Store, s *seat, folder string) error {
	event, err := store.Event()
	if err != nil {
		return err
	}
	known, err := setup.Recall(store)
	if err != nil {
		return err
	}
	ask := p.asker()
	venue, err := p.chooseVenue(&event, cmp.Or(s.venue, string(known.Venue)), ask)
	if err != nil || venue == nil {
		return err
	}
	if s.venue = string(venue.ID); known.Venue != venue.ID {
		known.Desk = "" // its name was of another place
	}
	if s.desk = cmp.Or(checkin.Clean(s.desk), known.Desk); s.desk == "" {
		proposal, err := proposeDesk(ctx, store, venue.Name, folder)
		if err != nil {
			return err
		}
		s.desk = cmp.Or(checkin.Clean(ask(fmt.Sprintf(p.words.Carry.AskDesk, proposal))), proposal)
	}
	err = bundle.Give(folder, bundle.Given{Device: store.Device().String(), Desk: s.desk, Venue: venue.ID})
	if err != nil {
		p.remark("! %s", p.words.Carry.NotGiven) // a stick that is locked opens desks all the same
	}
	return nil
}

// asker asks a question at the keyboard and gives the line typed; without a
// keyboard, an empty one.
func (p *program) asker() func(question string) string {
	keyboard, ok := p.keyboard()
	if !ok {
		return func(string) string { return "" }
	}
	lines := bufio.NewReader(keyboard)
	return func(question string) string {
		fmt.Fprint(p.errs, question+" ")
		line, _ := lines.ReadString('\n') // cut off, it counts as empty
		return strings.TrimSpace(line)
	}
}

// chooseVenue is nil where nobody said.
func (p *program) chooseVenue(event *checkin.Event, word string, ask func(string) string) (*checkin.Venue, error) {
	if len(event.Venues) == 1 && word == "" {
		return &event.Venues[0], nil
	}
	if word == "" {
		var list []string
		for i, v := range event.Venues {
			list = append(list, strconv.Itoa(i+1)+" "+v.Name)
		}
		word = ask(fmt.Sprintf(p.words.Carry.AskVenue, strings.Join(list, "   ")))
	}
	if word == "" {
		return nil, nil
	}
	if n := digit(word); 1 <= n && n <= len(event.Venues) {
		return &event.Venues[n-1], nil
	}
	venue, ok := event.FindVenue(word)
	if !ok {
		return nil, p.unknownVenue(word, event)
	}
	return &venue, nil
}

// digit reads one digit, also as the key of an AZERTY keyboard gives it without
// Shift; 0 for anything else.
func digit(word string) int {
	keys := []string{"&", "é", `"`, "'", "(", "-", "è", "_", "ç"}
	if i := slices.Index(keys, word); i >= 0 {
		return i + 1
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return 0
	}
	return n
}

// proposeDesk finds the first name of a venue, with a number, that neither the
// stick has given nor the journal has seen.
func proposeDesk(ctx context.Context, store *db.Store, venue, folder string) (string, error) {
	status, err := store.Status(ctx)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, g := range bundle.GivenAt(folder) {
		taken[checkin.Fold(g.Desk)] = true
	}
	for _, w := range status.Writers {
		taken[checkin.Fold(w.Desk)] = true
	}
	for n := 1; ; n++ {
		if name := venue + " " + strconv.Itoa(n); !taken[checkin.Fold(name)] {
			return name, nil
		}
	}
}
