package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/cmd/opale/wording"
)

var (
	streamA = checkin.StreamID{1}
	streamB = checkin.StreamID{2}
	noon    = time.Date(2026, time.November, 28, 12, 0, 0, 0, time.UTC)
)

// A laptop that wrote under two names, one that was only ever heard of, and
// this one, which is never silent.
func TestDesksJoinWhatTheyWroteAndWhatTheySaid(t *testing.T) {
	here, near, far := checkin.DeviceID{1}, checkin.DeviceID{2}, checkin.DeviceID{3}
	have := journal.Vector{streamA: 10, streamB: 5}
	fact := replicaFact{Desks: deskStatuses(
		[]journal.Writer{
			{Device: here, Desk: "Calais 1", Venue: "calais", Streams: 1, Entries: 10, Last: noon.Add(-time.Hour * 5)},
			{Device: near, Desk: "vm", Streams: 1, Entries: 1, Last: noon.Add(-4 * time.Hour)},
			{Device: near, Desk: "Calais 2", Venue: "calais", Streams: 2, Entries: 5, Last: noon.Add(-3 * time.Hour)},
		},
		[]journal.Peer{
			{Device: near, Desk: "Calais 2", Venue: "calais", Have: journal.Vector{streamA: 4, streamB: 5}, Heard: noon.Add(-time.Minute)},
			{Device: far, Desk: "Dunkerque 1", Venue: "dunkerque", Have: journal.Vector{streamB: 8}, Heard: noon.Add(-2 * time.Hour), Ahead: -time.Hour},
		},
		have)}
	fact.settle(here, noon)
	type row struct {
		Desk                              string
		Streams, Entries, Missing, Lacks  int
		Here, Silent, OwnWord, KnowsClock bool
	}
	var got []row
	for _, d := range fact.Desks {
		got = append(got, row{d.Desk, d.Streams, d.Entries, d.Missing, d.Lacks, d.Here, d.Silent, d.Heard != nil, d.ClockOffsetMS != nil})
	}
	want := []row{
		{"Calais 1", 1, 10, 0, 0, true, false, false, false},
		{"Calais 2", 3, 6, 0, 6, false, false, true, false},
		{"Dunkerque 1", 0, 0, 3, 10, false, true, true, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	heard, offset := lastWord(fact.Desks)
	if heard == nil || !heard.Equal(noon.Add(-time.Minute)) || offset == nil || *offset != -3600_000 {
		t.Errorf("last word %v, offset %v", heard, offset)
	}
	if heard, offset := lastWord(nil); heard != nil || offset != nil {
		t.Errorf("nobody said a word: %v, %v", heard, offset)
	}
}

// TestTheStatusSaysWhatIsWrong: silence, clocks, gaps and refusals, in words.
func TestTheStatusSaysWhatIsWrong(t *testing.T) {
	ahead := (15 * time.Minute).Milliseconds()
	word := noon
	fact := replicaFact{
		Desks: []deskStatus{
			{deskFact: deskFact{Desk: "Calais 1", Venue: "calais"}, Here: true, Entries: 10},
			{deskFact: deskFact{Desk: "Porte nord", Venue: "calais"}, Entries: 4, Heard: &word, Missing: 3, Lacks: 2, ClockOffsetMS: &ahead, Silent: true},
			{deskFact: deskFact{Desk: "Volé"}, Entries: 2, Heard: &word, Missing: 3, Lacks: 4, Revoked: true},
		},
		Waiting: []waitingFact{
			{deskFact: deskFact{Desk: "Inconnu"}, Entries: 4, Unknown: true},
			{deskFact: deskFact{Desk: "En avance"}, Entries: 1, Missing: 2},
		},
		Quarantined: []quarantineRow{{"Faussaire", journal.ReasonUnsigned, 1}},
	}
	var out bytes.Buffer
	event := checkin.Fabriques(2026)
	if err := (&program{words: &wording.French, out: &out}).sayReplica(&event, &fact); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Calais 1  ", "10 écritures, ce poste\n",
		"Porte nord (Calais)  ", "3 qui ne sont pas ici", "il lui en manque 2", "! l'horloge de Porte nord avance d'au moins 15 minutes", "! SILENCE\n",
		"2 écritures, ! exclu, dernière nouvelle",
		"? 4 écritures du poste Inconnu, en attente : personne", "! 1 écriture du poste En avance, en attente : il en manque 2 avant.\n",
		"! 1 écriture du poste Faussaire : modifié en route",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said:\n%s", want, out.String())
		}
	}
}
