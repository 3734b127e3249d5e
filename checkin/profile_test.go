package checkin_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func (h *hall) asks(code string) bool {
	h.t.Helper()
	asks, err := h.AsksProfile(id(code))
	if err != nil {
		h.t.Fatal(err)
	}
	return asks
}

func (h *hall) answer(code string, p checkin.Profile) {
	h.t.Helper()
	if _, err := h.Answer(context.Background(), id(code), p); err != nil {
		h.t.Fatal(err)
	}
}

func TestAMerchantIsAskedOnce(t *testing.T) {
	h := newHall(t, append([]string{"CA-11|Ines|Essai|ELECTRO ESSAI||Calais||"}, few...)...)
	if !h.asks("CA-1") || !h.asks("CA-11") || !h.asks("CA-4") || !h.asks("CA-5") {
		t.Fatal("nobody has answered, and somebody is not asked")
	}
	h.answer("CA-1", checkin.ProfileBoth)
	if h.asks("CA-1") || h.asks("CA-11") {
		t.Error("asked again, of the same company")
	}
	if !h.asks("CA-4") {
		t.Error("another company is not asked")
	}
	h.answer("CA-5", checkin.ProfileOnline)
	if h.asks("CA-6") {
		t.Error("asked again of the same person's other registration")
	}
	if h.asks("CA-99") {
		t.Error("nobody is asked")
	}
	unnamed := h.count(1, id("CA-4"))[0]
	if asks, _ := h.AsksProfile(unnamed.Registration.ID); asks {
		t.Error("somebody without a name is asked")
	}
}

func TestAnAnswerIsAnEntryAndCanBeCorrected(t *testing.T) {
	h := newHall(t, few...)
	h.answer("CA-1", checkin.ProfileBoth)
	h.clock.At = h.clock.At.Add(time.Minute)
	h.answer("CA-1", checkin.ProfileGoingOnline)
	page, err := h.Page(id("CA-1"))
	if err != nil {
		t.Fatal(err)
	}
	kinds := []checkin.Kind{}
	for _, entry := range page.History {
		kinds = append(kinds, entry.Kind)
	}
	want := []checkin.Kind{checkin.KindRegistered, checkin.KindAnswered, checkin.KindAnswered}
	if !slices.Equal(kinds, want) || page.Registration.Profile() != checkin.ProfileGoingOnline {
		t.Errorf("%v, %s", kinds, page.Registration.Profile())
	}
	if _, err := h.Answer(context.Background(), id("CA-1"), "du vent"); checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("what is no answer: %v", err)
	}
}

func TestARushLeavesNoTimeForQuestions(t *testing.T) {
	h := newHall(t)
	arrive := func(n int) {
		for range n {
			h.clock.At = h.clock.At.Add(5 * time.Second)
			h.count(1, checkin.RegistrationID{})
		}
	}
	arrive(12)
	if h.Rush() {
		t.Error("four a minute are a rush")
	}
	arrive(1)
	if !h.Rush() {
		t.Error("thirteen in three minutes are none")
	}
	h.clock.At = h.clock.At.Add(2*time.Minute + 10*time.Second) // ten are left
	if !h.Rush() {
		t.Error("it is over too early: the question would come and go")
	}
	h.clock.At = h.clock.At.Add(5 * time.Second)
	if h.Rush() {
		t.Error("it is never over")
	}
	h.count(20, checkin.RegistrationID{})
	if !h.Rush() {
		t.Error("a bus is none")
	}
}

func TestTheCensusPutsNewMerchantsFirst(t *testing.T) {
	h := newHall(t, append([]string{"CA-11|Ines|Essai|ELECTRO ESSAI||Calais||"}, few...)...)
	for _, code := range []string{"CA-1", "CA-3", "CA-11", "CA-10"} {
		h.enter(checkin.Entrance{ID: id(code)})
	}
	h.answer("CA-11", checkin.ProfileBoth)
	h.answer("CA-4", checkin.ProfileBoth) // who has not come
	h.answer("CA-10", checkin.ProfileMarketplaces)
	h.count(2, id("CA-1"))
	_, err := h.Register(context.Background(), checkin.Fields{
		checkin.FieldLastName: "Nouveau", checkin.FieldCompany: "Zèbre Essai", checkin.FieldTown: "Guînes", checkin.FieldProfile: string(checkin.ProfileOnline),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Switch("dunkerque-j1"); err != nil {
		t.Fatal(err)
	}
	h.enter(checkin.Entrance{ID: id("CA-1"), Force: true})
	got, err := h.Census(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	answers := map[checkin.Profile]int{checkin.ProfileBoth: 1, checkin.ProfileMarketplaces: 1, checkin.ProfileOnline: 1}
	none := map[checkin.Profile]int{}
	want := checkin.Census{
		CensusCount: checkin.CensusCount{Came: 5, Answers: answers},
		Venues: []checkin.VenueCensus{
			{Venue: "dunkerque", CensusCount: checkin.CensusCount{Came: 1, Answers: none}},
			{Venue: "calais", CensusCount: checkin.CensusCount{Came: 5, Answers: answers}},
			{Venue: "boulogne", CensusCount: checkin.CensusCount{Answers: none}},
			{Venue: "montreuil", CensusCount: checkin.CensusCount{Answers: none}},
		},
		Merchants: []checkin.Merchant{
			{Name: "Zèbre Essai", Town: "Guînes", Profile: checkin.ProfileOnline, New: true, People: 1, Venues: []checkin.VenueID{"calais"}},
			{Name: "Ali Partout", Profile: checkin.ProfileMarketplaces, People: 1, Venues: []checkin.VenueID{"calais"}},
			{Name: "ELECTRO ESSAI", Profile: checkin.ProfileBoth, People: 2, Venues: []checkin.VenueID{"dunkerque", "calais"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
